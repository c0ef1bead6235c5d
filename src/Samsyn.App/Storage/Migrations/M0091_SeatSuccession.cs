using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>A seat knows the one that carries it on.</summary>
[DbContext(typeof(SamsynDb)), Migration("0091_SeatSuccession"), Additive]
sealed class M0091_SeatSuccession : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<Guid>("carried_on_by", "positions", nullable: true);
}
