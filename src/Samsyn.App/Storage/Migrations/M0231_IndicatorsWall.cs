using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Values and files on their way in are seen by whoever sees their dataset (SIT-02).</summary>
[DbContext(typeof(SamsynDb)), Migration("0231_IndicatorsWall"), Additive]
sealed class M0231_IndicatorsWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["indicator_blocks", "data_uploads"])
            RowWall.Guard(migrationBuilder, ActiveProvider!, table, $"EXISTS (SELECT 1 FROM datasets WHERE datasets.id = {table}.dataset)");
    }
}
