using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>What was found lies at addresses: it is for the dataset's own party, also when the dataset is shared.</summary>
[DbContext(typeof(SamsynDb)), Migration("0256_ScansWall"), Additive]
sealed class M0256_ScansWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        RowWall.Guard(migrationBuilder, ActiveProvider!, "scans", "EXISTS (SELECT 1 FROM datasets WHERE datasets.id = scans.dataset AND (datasets.side IS NULL OR samsyn_is_of_side(datasets.side)))");
}
