using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Whoever sees the agreement sees the readiness of its area; the reasons are the first wall's to keep.</summary>
[DbContext(typeof(SamsynDb)), Migration("0151_ReadinessWall"), Additive]
sealed class M0151_ReadinessWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        RowWall.Guard(migrationBuilder, ActiveProvider!, "readiness_changes", "EXISTS (SELECT 1 FROM agreements WHERE agreements.id = readiness_changes.agreement)");
}
