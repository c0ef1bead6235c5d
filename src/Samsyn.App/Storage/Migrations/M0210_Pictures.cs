using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Editions of the situation picture, their sections, each party's own texts, remarks, sources and templates.</summary>
[DbContext(typeof(SamsynDb)), Migration("0210_Pictures"), Additive]
sealed class M0210_Pictures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("pictures",
            table => new
            {
                id = table.Column<Guid>(),
                agreement = table.Column<Guid>(),
                number = table.Column<int>(),
                title = table.Column<string>(),
                from = table.Column<DateOnly>(),
                to = table.Column<DateOnly>(),
                state = table.Column<string>(),
                before = table.Column<Guid>(nullable: true),
                begun_by = table.Column<Guid>(),
                begun_at = table.Column<DateTime>(),
                put_forward_at = table.Column<DateTime>(nullable: true),
                put_forward_by = table.Column<Guid>(nullable: true),
                checksum = table.Column<string>(nullable: true),
                annex_version = table.Column<Guid>(nullable: true),
                annex = table.Column<int>(nullable: true),
                adopted_on = table.Column<DateOnly>(nullable: true),
                decision = table.Column<string>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_pictures", row => row.id);
                table.ForeignKey("FK_pictures_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_pictures_agreement_number", "pictures", ["agreement", "number"], unique: true);
        migrationBuilder.CreateIndex("IX_pictures_annex_version", "pictures", "annex_version");

        migrationBuilder.CreateTable("picture_sections",
            table => new
            {
                id = table.Column<Guid>(),
                picture = table.Column<Guid>(),
                order = table.Column<int>(),
                key = table.Column<string>(),
                part = table.Column<string>(),
                heading = table.Column<string>(),
                needs = table.Column<string>(),
                @class = table.Column<string>(name: "class", nullable: true),
                reader_key = table.Column<string>(),
                written_by = table.Column<Guid>(nullable: true),
                written_by_name = table.Column<string>(nullable: true),
                written_at = table.Column<DateTime>(nullable: true),
                checksum = table.Column<string>(nullable: true),
                joint = table.Column<string>(),
                figures = table.Column<string>(),
                blocks = table.Column<string>(),
                areas = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_picture_sections", row => row.id);
                table.ForeignKey("FK_picture_sections_pictures_picture", row => row.picture, "pictures", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_picture_sections_picture_key", "picture_sections", ["picture", "key"], unique: true);

        migrationBuilder.CreateTable("own_texts",
            table => new
            {
                id = table.Column<Guid>(),
                section = table.Column<Guid>(),
                picture = table.Column<Guid>(),
                side = table.Column<string>(nullable: true),
                shared_on = table.Column<DateOnly>(nullable: true),
                text = table.Column<string>(),
                written_by = table.Column<Guid>(),
                written_by_name = table.Column<string>(),
                written_at = table.Column<DateTime>(),
                released_by = table.Column<Guid>(nullable: true),
                released_by_name = table.Column<string>(nullable: true),
                released_at = table.Column<DateTime>(nullable: true),
                figures = table.Column<string>(),
                blocks = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_own_texts", row => row.id);
                table.ForeignKey("FK_own_texts_picture_sections_section", row => row.section, "picture_sections", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_own_texts_section_side", "own_texts", ["section", "side"], unique: true);
        migrationBuilder.CreateIndex("IX_own_texts_picture", "own_texts", "picture");

        migrationBuilder.CreateTable("section_remarks",
            table => new
            {
                id = table.Column<Guid>(),
                section = table.Column<Guid>(),
                picture = table.Column<Guid>(),
                side = table.Column<string>(nullable: true),
                text = table.Column<string>(),
                by = table.Column<Guid>(),
                name = table.Column<string>(),
                at = table.Column<DateTime>(),
                settled_at = table.Column<DateTime>(nullable: true),
                settled_by_name = table.Column<string>(nullable: true),
                settlement = table.Column<string>(nullable: true),
                answers = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_section_remarks", row => row.id);
                table.ForeignKey("FK_section_remarks_picture_sections_section", row => row.section, "picture_sections", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_section_remarks_section", "section_remarks", "section");
        migrationBuilder.CreateIndex("IX_section_remarks_picture", "section_remarks", "picture");

        migrationBuilder.CreateTable("picture_sources",
            table => new
            {
                id = table.Column<Guid>(),
                picture = table.Column<Guid>(),
                number = table.Column<int>(),
                title = table.Column<string>(),
                publisher = table.Column<string>(),
                year = table.Column<int>(nullable: true),
                kind = table.Column<string>(),
                owner = table.Column<string>(nullable: true),
                note = table.Column<string>(nullable: true),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_picture_sources", row => row.id);
                table.ForeignKey("FK_picture_sources_pictures_picture", row => row.picture, "pictures", "id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_picture_sources_picture_number", "picture_sources", ["picture", "number"], unique: true);

        migrationBuilder.CreateTable("picture_templates",
            table => new
            {
                agreement = table.Column<Guid>(),
                sections = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_picture_templates", row => row.agreement);
                table.ForeignKey("FK_picture_templates_agreements_agreement", row => row.agreement, "agreements", "id", onDelete: ReferentialAction.Restrict);
            });
    }
}
