using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>What the parties tell each other, behind the wall: no partner reads it, whatever agreement they may read (INF-09).</summary>
[DbContext(typeof(SamsynDb)), Migration("0171_InformationWall"), Additive]
sealed class M0171_InformationWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => RowWall.Guard(migrationBuilder, ActiveProvider!, "information_notes",
        "(samsyn_may('ReadInformation') AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id = information_notes.agreement))");
}
