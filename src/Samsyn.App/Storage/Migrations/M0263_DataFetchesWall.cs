using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Seen by whoever sees the dataset (SIT-02).</summary>
[DbContext(typeof(SamsynDb)), Migration("0263_DataFetchesWall"), Additive]
sealed class M0263_DataFetchesWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        RowWall.Guard(migrationBuilder, ActiveProvider!, "data_fetches", "EXISTS (SELECT 1 FROM datasets WHERE datasets.id = data_fetches.dataset)");
}
