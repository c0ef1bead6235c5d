using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Problems and focus areas are the parties': whoever reads the picture reads them, and nobody else.</summary>
[DbContext(typeof(SamsynDb)), Migration("0213_CausesWall"), Additive]
sealed class M0213_CausesWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["problems", "focus_plans"])
            RowWall.Guard(migrationBuilder, ActiveProvider!, table, $"(samsyn_may('ReadPicture') AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id = {table}.agreement))");
    }
}
