using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>Messages behind the wall: a draft reaches nobody but those who write for its party until it is shared.</summary>
[DbContext(typeof(SamsynDb)), Migration("0273_MessagesWall"), Additive]
sealed class M0273_MessagesWall : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => RowWall.Guard(migrationBuilder, ActiveProvider!, "messages",
        "(samsyn_may('ReadMessages') AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id = messages.agreement) AND (shared_on IS NOT NULL OR samsyn_may('WriteMessages.' || side)))");
}
