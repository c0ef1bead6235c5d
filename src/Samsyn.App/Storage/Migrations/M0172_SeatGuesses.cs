using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Seats whose party was guessed from a text, and what the desks ask for by its state.</summary>
[DbContext(typeof(SamsynDb)), Migration("0172_SeatGuesses"), Additive]
sealed class M0172_SeatGuesses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("is_guessed", "seats", nullable: false, defaultValue: false);
        migrationBuilder.CreateIndex("IX_meetings_minutes_state_body", "meetings", ["minutes_state", "body"]);
        migrationBuilder.CreateIndex("IX_decisions_agreement_status_deadline", "decisions", ["agreement", "status", "deadline"]);
    }
}
