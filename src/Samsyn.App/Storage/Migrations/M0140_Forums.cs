using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Bodies with their seats, and everything about their meetings.</summary>
[DbContext(typeof(SamsynDb)), Migration("0140_Forums"), Additive]
sealed class M0140_Forums : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Bodies(migrationBuilder);
        Meetings(migrationBuilder);
        Items(migrationBuilder);
        Matters(migrationBuilder);
        Decisions(migrationBuilder);
    }

    static void Bodies(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("bodies",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                kind = table.Column<string>(),
                name = table.Column<string>(),
                parent = table.Column<Guid>(nullable: true),
                subject = table.Column<string>(),
                chair = table.Column<string>(),
                first_chair = table.Column<string>(nullable: true),
                chair_function = table.Column<string>(nullable: true),
                convener = table.Column<string>(),
                administrator = table.Column<string>(),
                minute_taker = table.Column<string>(),
                usual = table.Column<string>(),
                task = table.Column<string>(nullable: true),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(nullable: true),
                is_in_place = table.Column<bool>(),
                aliases = table.Column<string>(),
                rhythms = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_bodies", row => row.id);
                table.ForeignKey("FK_bodies_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_bodies_bodies_parent", row => row.parent, "bodies", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_bodies_agreement_subject", "bodies", ["agreement", "subject"]);
        migrationBuilder.CreateIndex("IX_bodies_parent", "bodies", "parent");

        migrationBuilder.CreateTable("seats",
            table => new
            {
                id = table.Column<Guid>(),
                body = table.Column<Guid>(),
                function = table.Column<string>(),
                side = table.Column<string>(nullable: true),
                has_mandate = table.Column<bool>(),
                is_adjunct = table.Column<bool>(),
                deputy_for = table.Column<Guid>(nullable: true),
                position = table.Column<Guid>(nullable: true),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_seats", row => row.id);
                table.ForeignKey("FK_seats_bodies_body", row => row.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_seats_positions_position", row => row.position, "positions", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_seats_seats_deputy_for", row => row.deputy_for, "seats", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_seats_body", "seats", "body");
        migrationBuilder.CreateIndex("IX_seats_position", "seats", "position");
        migrationBuilder.CreateIndex("IX_seats_deputy_for", "seats", "deputy_for");
    }

    static void Meetings(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("meetings",
            table => new
            {
                id = table.Column<Guid>(),
                number = table.Column<string>(),
                body = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                group = table.Column<string>(nullable: true),
                state = table.Column<string>(),
                date = table.Column<DateOnly>(),
                starts = table.Column<TimeOnly>(nullable: true),
                minutes = table.Column<int>(),
                place = table.Column<string>(nullable: true),
                form = table.Column<string>(),
                level = table.Column<string>(),
                sequence = table.Column<int>(),
                agenda = table.Column<string>(),
                chair_turn = table.Column<string>(nullable: true),
                chaired_by_side = table.Column<string>(nullable: true),
                chaired_by = table.Column<string>(nullable: true),
                chaired_by_person = table.Column<Guid>(nullable: true),
                chair_deviation = table.Column<string>(nullable: true),
                cancel_reason = table.Column<string>(nullable: true),
                moved_from = table.Column<DateOnly>(nullable: true),
                minutes_state = table.Column<string>(),
                minutes_checksum = table.Column<string>(nullable: true),
                minutes_at = table.Column<DateTime>(nullable: true),
                next = table.Column<Guid>(nullable: true),
                evidence = table.Column<string>(nullable: true),
                approvals = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_meetings", row => row.id);
                table.ForeignKey("FK_meetings_bodies_body", row => row.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_meetings_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_meetings_body_date", "meetings", ["body", "date"]);
        migrationBuilder.CreateIndex("IX_meetings_agreement_date", "meetings", ["agreement", "date"]);
        migrationBuilder.CreateIndex("IX_meetings_number", "meetings", "number", unique: true);

        migrationBuilder.CreateTable("attendees",
            table => new
            {
                id = table.Column<Guid>(),
                meeting = table.Column<Guid>(),
                seat = table.Column<Guid>(nullable: true),
                person = table.Column<Guid>(nullable: true),
                name = table.Column<string>(),
                function = table.Column<string>(),
                side = table.Column<string>(nullable: true),
                has_mandate = table.Column<bool>(),
                is_adjunct = table.Column<bool>(),
                presence = table.Column<string>(),
                reply = table.Column<string>(),
                replied_at = table.Column<DateTime>(nullable: true),
                replied_to = table.Column<int>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_attendees", row => row.id);
                table.ForeignKey("FK_attendees_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_attendees_meeting_seat", "attendees", ["meeting", "seat"], unique: true);
        migrationBuilder.CreateIndex("IX_attendees_person", "attendees", "person");

        migrationBuilder.CreateTable("meeting_minutes",
            table => new
            {
                meeting = table.Column<Guid>(),
                checksum = table.Column<string>(),
                content = table.Column<string>(),
                at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_meeting_minutes", row => new { row.meeting, row.checksum });
                table.ForeignKey("FK_meeting_minutes_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
            });
    }

    static void Items(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("agenda_items",
            table => new
            {
                id = table.Column<Guid>(),
                body = table.Column<Guid>(),
                meeting = table.Column<Guid>(nullable: true),
                order = table.Column<int>(),
                kind = table.Column<string>(),
                title = table.Column<string>(),
                presenter = table.Column<string>(nullable: true),
                minutes = table.Column<int>(nullable: true),
                clause = table.Column<string>(nullable: true),
                subject = table.Column<string>(nullable: true),
                fulfils = table.Column<string>(nullable: true),
                annex = table.Column<int>(nullable: true),
                matter = table.Column<Guid>(nullable: true),
                information = table.Column<Guid>(nullable: true),
                is_for_parties_only = table.Column<bool>(),
                state = table.Column<string>(),
                from = table.Column<Guid>(nullable: true),
                notes = table.Column<string>(),
                paragraph = table.Column<int>(nullable: true),
                year = table.Column<int>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_agenda_items", row => row.id);
                table.ForeignKey("FK_agenda_items_bodies_body", row => row.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_agenda_items_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_agenda_items_meeting", "agenda_items", "meeting");
        migrationBuilder.CreateIndex("IX_agenda_items_body_year_paragraph", "agenda_items", ["body", "year", "paragraph"], unique: true);
        migrationBuilder.CreateIndex("IX_agenda_items_matter", "agenda_items", "matter");

        migrationBuilder.CreateTable("item_papers",
            table => new
            {
                id = table.Column<Guid>(),
                item = table.Column<Guid>(),
                name = table.Column<string>(),
                sha256 = table.Column<string>(),
                length = table.Column<long>(),
                attached_by = table.Column<Guid>(),
                attached_at = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_item_papers", row => row.id);
                table.ForeignKey("FK_item_papers_agenda_items_item", row => row.item, "agenda_items", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_item_papers_item", "item_papers", "item");
        migrationBuilder.CreateIndex("IX_item_papers_sha256", "item_papers", "sha256");
    }

    static void Matters(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("matters",
            table => new
            {
                id = table.Column<Guid>(),
                number = table.Column<string>(),
                agreement = table.Column<Guid>(),
                title = table.Column<string>(),
                description = table.Column<string>(),
                origin = table.Column<Guid>(),
                at = table.Column<Guid>(),
                is_closed = table.Column<bool>(),
                steps = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_matters", row => row.id);
                table.ForeignKey("FK_matters_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_matters_bodies_origin", row => row.origin, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_matters_bodies_at", row => row.at, "bodies", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_matters_at_is_closed", "matters", ["at", "is_closed"]);
        migrationBuilder.CreateIndex("IX_matters_origin", "matters", "origin");
        migrationBuilder.CreateIndex("IX_matters_agreement", "matters", "agreement");
        migrationBuilder.CreateIndex("IX_matters_number", "matters", "number", unique: true);
    }

    static void Decisions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("decisions",
            table => new
            {
                id = table.Column<Guid>(),
                meeting = table.Column<Guid>(),
                item = table.Column<Guid>(),
                body = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                on = table.Column<DateOnly>(),
                order = table.Column<int>(),
                kind = table.Column<string>(),
                standing = table.Column<string>(),
                text = table.Column<string>(),
                responsible = table.Column<string>(nullable: true),
                responsible_person = table.Column<Guid>(nullable: true),
                deadline = table.Column<DateOnly>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
                status = table.Column<string>(),
                status_on = table.Column<DateOnly>(nullable: true),
                status_note = table.Column<string>(nullable: true),
                annex = table.Column<int>(nullable: true),
                to = table.Column<Guid>(nullable: true),
                paragraph = table.Column<int>(nullable: true),
                deciders = table.Column<string>(),
                search_key = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_decisions", row => row.id);
                table.ForeignKey("FK_decisions_meetings_meeting", row => row.meeting, "meetings", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_decisions_agenda_items_item", row => row.item, "agenda_items", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_decisions_bodies_body", row => row.body, "bodies", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_decisions_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_decisions_meeting", "decisions", "meeting");
        migrationBuilder.CreateIndex("IX_decisions_item", "decisions", "item");
        migrationBuilder.CreateIndex("IX_decisions_body_on", "decisions", ["body", "on"]);
        migrationBuilder.CreateIndex("IX_decisions_agreement_on", "decisions", ["agreement", "on"]);
        migrationBuilder.CreateIndex("IX_decisions_responsible_person_status_deadline", "decisions", ["responsible_person", "status", "deadline"]);
        migrationBuilder.CreateIndex("IX_decisions_body_status_deadline", "decisions", ["body", "status", "deadline"]);
    }
}
