using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// Bodies and what belongs to their meetings, behind the wall: whoever reads all meetings sees them all, others only those of bodies where they
/// have a seat. The first wall also heeds the dates of seats and appointments.
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0141_ForumWall"), Additive]
sealed class M0141_ForumWall : Migration
{
    internal const string MayReadAll = "samsyn_may('ReadMeetings')";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // A policy cannot read its own table; who sits where is printed in the agreements.
        RowWall.Guard(migrationBuilder, ActiveProvider!, "seats", "samsyn_person() IS NOT NULL");
        RowWall.Guard(migrationBuilder, ActiveProvider!, "bodies", $"{MayReadAll} OR {Sits("bodies.id")}");
        foreach (var table in (string[])["meetings", "agenda_items", "decisions"])
            RowWall.Guard(migrationBuilder, ActiveProvider!, table, $"{MayReadAll} OR {Sits($"{table}.body")}");
        foreach (var table in (string[])["attendees", "meeting_minutes"])
            RowWall.Guard(migrationBuilder, ActiveProvider!, table, $"EXISTS (SELECT 1 FROM meetings WHERE meetings.id = {table}.meeting)");
        RowWall.Guard(migrationBuilder, ActiveProvider!, "item_papers", "EXISTS (SELECT 1 FROM agenda_items WHERE agenda_items.id = item_papers.item)");
        RowWall.Guard(migrationBuilder, ActiveProvider!, "matters", $"{MayReadAll} OR {Sits("matters.at")} OR {Sits("matters.origin")}");
        if (ActiveProvider != "Npgsql.EntityFrameworkCore.PostgreSQL") return;
        migrationBuilder.Sql("""
            CREATE POLICY stored_files_papers ON stored_files FOR SELECT USING (EXISTS (SELECT 1 FROM item_papers WHERE item_papers.sha256 = stored_files.sha256))
            """);
    }

    static string Sits(string body) => $"""
        EXISTS (SELECT 1 FROM seats JOIN appointments ON appointments.position = seats.position WHERE seats.body = {body} AND appointments.person = samsyn_person())
        OR EXISTS (SELECT 1 FROM seats JOIN deputyships ON deputyships.position = seats.position WHERE seats.body = {body} AND deputyships.person = samsyn_person())
        """;
}
