using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Short pictures beside the annex, each kind with a numbering of its own (SIT-13).</summary>
[DbContext(typeof(SamsynDb)), Migration("0265_ShortPictures")]
sealed class M0265_ShortPictures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("kind", "pictures", nullable: false, defaultValue: "Regular");
        migrationBuilder.DropIndex("IX_pictures_agreement_number", "pictures");
        migrationBuilder.CreateIndex("IX_pictures_agreement_kind_number", "pictures", ["agreement", "kind", "number"], unique: true);
    }
}
