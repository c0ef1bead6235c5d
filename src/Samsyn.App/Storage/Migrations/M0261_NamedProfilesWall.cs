using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>A party's own profiles are its own: they tell what its files look like (SIT-02).</summary>
[DbContext(typeof(SamsynDb)), Migration("0261_NamedProfilesWall"), Additive]
sealed class M0261_NamedProfilesWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        RowWall.Guard(migrationBuilder, ActiveProvider!, "named_profiles", "(samsyn_may('ReadDatasets') AND (shared_on IS NOT NULL OR samsyn_is_of_side(side)))");
}
