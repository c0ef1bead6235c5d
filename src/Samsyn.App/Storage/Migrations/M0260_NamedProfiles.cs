using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Import profiles by name and version, and what a file that comes again changes.</summary>
[DbContext(typeof(SamsynDb)), Migration("0260_NamedProfiles"), Additive]
sealed class M0260_NamedProfiles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("named_profiles",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                kind = table.Column<string>(),
                side = table.Column<string>(nullable: true),
                shared_on = table.Column<DateOnly>(nullable: true),
                retired_on = table.Column<DateOnly>(nullable: true),
                versions = table.Column<string>(),
                version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_named_profiles", row => row.id));
        migrationBuilder.CreateIndex("IX_named_profiles_name", "named_profiles", "name");
        migrationBuilder.AddColumn<string>("changes", "data_imports", nullable: true);
        migrationBuilder.AddColumn<string>("used", "data_imports", nullable: true);
        migrationBuilder.AddColumn<string>("used", "data_uploads", nullable: true);
        migrationBuilder.AddColumn<string>("prepared", "data_uploads", nullable: true);
    }
}
