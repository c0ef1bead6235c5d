using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// A summons holds the secret that proves an answer: whoever reads all meetings sees it, others their own. A mail that came in is shown where it names a meeting, to whoever
/// reads all meetings; the rest is for whoever runs the system.
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0161_SummonsWall"), Additive]
sealed class M0161_SummonsWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        RowWall.Guard(migrationBuilder, ActiveProvider!, "summonses", $"{M0141_ForumWall.MayReadAll} OR person = samsyn_person()");
        RowWall.Guard(migrationBuilder, ActiveProvider!, "received_mails", $"(meeting IS NOT NULL AND {M0141_ForumWall.MayReadAll}) OR samsyn_may('OperateSystem')");
    }
}
