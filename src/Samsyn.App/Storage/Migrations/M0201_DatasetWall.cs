using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>A party's own data behind the wall until it is released (SIT-02); what belongs to a dataset is seen by whoever sees the dataset.</summary>
[DbContext(typeof(SamsynDb)), Migration("0201_DatasetWall"), Additive]
sealed class M0201_DatasetWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        RowWall.Guard(migrationBuilder, ActiveProvider!, "datasets", "(samsyn_may('ReadDatasets') AND (shared_on IS NOT NULL OR samsyn_is_of_side(side)))");
        foreach (var table in (string[])["data_imports", "dataset_segments"])
            RowWall.Guard(migrationBuilder, ActiveProvider!, table, $"EXISTS (SELECT 1 FROM datasets WHERE datasets.id = {table}.dataset)");
    }
}
