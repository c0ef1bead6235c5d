using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// The situation picture behind the wall: a party's unreleased text reaches nobody but those who write for that party (SIT-02), and a section with readers of its
/// own nobody but them (SIT-12).
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0211_PicturesWall"), Additive]
sealed class M0211_PicturesWall : Migration
{
    const string May = "samsyn_may('ReadPicture')";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        void Guard(string table, string rule) => RowWall.Guard(migrationBuilder, ActiveProvider!, table, rule);
        Guard("pictures", $"({May} AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id = pictures.agreement))");
        Guard("picture_templates", $"({May} AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id = picture_templates.agreement))");
        Guard("picture_sources", $"({May} AND EXISTS (SELECT 1 FROM pictures WHERE pictures.id = picture_sources.picture))");
        Guard("picture_sections", $"({May} AND EXISTS (SELECT 1 FROM pictures WHERE pictures.id = picture_sections.picture) AND (reader_key = '' OR position(samsyn_person()::text IN reader_key) > 0))");
        Guard("section_remarks", $"({May} AND EXISTS (SELECT 1 FROM picture_sections WHERE picture_sections.id = section_remarks.section))");
        Guard("own_texts", $"({May} AND EXISTS (SELECT 1 FROM picture_sections WHERE picture_sections.id = own_texts.section) AND (shared_on IS NOT NULL OR samsyn_may('WritePicture.' || side)))");
    }
}
