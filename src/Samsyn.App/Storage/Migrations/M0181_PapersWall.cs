using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// Files of minutes behind the wall of their meeting; what holds items for the parties alone, for those who read all meetings only. The template is read by
/// all who are signed in, since their papers are written on it, and changed by those who manage organisations.
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0181_PapersWall"), Additive]
sealed class M0181_PapersWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        RowWall.Guard(migrationBuilder, ActiveProvider!, "frozen_papers", $"(is_open OR {M0141_ForumWall.MayReadAll}) AND EXISTS (SELECT 1 FROM meetings WHERE meetings.id = frozen_papers.meeting)");
        if (ActiveProvider != "Npgsql.EntityFrameworkCore.PostgreSQL") return;
        const string manages = "samsyn_is_system() OR samsyn_may('ManageOrganisations')";
        migrationBuilder.Sql($"""
            ALTER TABLE paper_templates ENABLE ROW LEVEL SECURITY; ALTER TABLE paper_templates FORCE ROW LEVEL SECURITY;
            CREATE POLICY paper_templates_read ON paper_templates FOR SELECT USING (samsyn_is_system() OR samsyn_person() IS NOT NULL);
            CREATE POLICY paper_templates_add ON paper_templates FOR INSERT WITH CHECK ({manages});
            CREATE POLICY paper_templates_change ON paper_templates FOR UPDATE USING ({manages}) WITH CHECK ({manages});
            CREATE POLICY paper_templates_remove ON paper_templates FOR DELETE USING ({manages})
            """);
    }
}
