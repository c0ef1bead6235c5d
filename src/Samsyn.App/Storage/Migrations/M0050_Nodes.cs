using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Several nodes on one database: their heartbeats, leased jobs, shared keys, leases on what is sent.</summary>
[DbContext(typeof(SamsynDb)), Migration("0050_Nodes"), Additive]
sealed class M0050_Nodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("nodes",
            table => new
            {
                id = table.Column<Guid>(),
                name = table.Column<string>(),
                program_version = table.Column<string>(),
                started_at = table.Column<DateTime>(),
                seen_at = table.Column<DateTime>(),
                is_draining = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_nodes", row => row.id));

        migrationBuilder.CreateTable("jobs",
            table => new
            {
                name = table.Column<string>(),
                due_at = table.Column<DateTime>(),
                lease_owner = table.Column<Guid>(nullable: true),
                lease_until = table.Column<DateTime>(nullable: true),
                run = table.Column<long>(),
                failures = table.Column<int>(),
                started_at = table.Column<DateTime>(nullable: true),
                ended_at = table.Column<DateTime>(nullable: true),
                last_outcome = table.Column<string>(nullable: true),
                last_count = table.Column<int>(),
                last_problem = table.Column<string>(nullable: true),
                last_node = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_jobs", row => row.name));

        migrationBuilder.CreateTable("protection_keys",
            table => new
            {
                name = table.Column<string>(),
                xml = table.Column<string>(),
                stored_at = table.Column<DateTime>(),
            },
            constraints: table => table.PrimaryKey("PK_protection_keys", row => row.name));

        migrationBuilder.AddColumn<DateTime>("dead_at", "outbox", nullable: true);
        migrationBuilder.AddColumn<string>("last_problem", "outbox", nullable: true);
        migrationBuilder.AddColumn<Guid>("lease", "outbox", nullable: true);
        migrationBuilder.AddColumn<DateTime>("lease_until", "outbox", nullable: true);
    }
}
