using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Places are for whoever reads pictures; how finely points are shown is told to whoever sees the dataset.</summary>
[DbContext(typeof(SamsynDb)), Migration("0241_PlacesWall"), Additive]
sealed class M0241_PlacesWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        RowWall.Guard(migrationBuilder, ActiveProvider!, "places", "samsyn_may('ReadPicture')");
        RowWall.Guard(migrationBuilder, ActiveProvider!, "point_precisions", "EXISTS (SELECT 1 FROM datasets WHERE datasets.id = point_precisions.dataset)");
    }
}
