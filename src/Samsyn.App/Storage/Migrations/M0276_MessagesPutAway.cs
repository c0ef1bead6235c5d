using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Messages that nothing comes of.</summary>
[DbContext(typeof(SamsynDb)), Migration("0276_MessagesPutAway"), Additive]
sealed class M0276_MessagesPutAway : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("put_away", "messages", nullable: true);
}
