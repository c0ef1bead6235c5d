using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Acts;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Storage.Mappings;

sealed class ActMapping : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(act => act.Number);
        builder.Ignore(act => act.IsFreeOfText);
        builder.HasIndex(act => new { act.ObjectId, act.Number });
        builder.HasIndex(act => new { act.Actor, act.Number });
        builder.HasIndex(act => act.At);
    }
}

sealed class LogHeadMapping : IEntityTypeConfiguration<LogHead>
{
    public void Configure(EntityTypeBuilder<LogHead> builder)
    {
        builder.ToTable("audit_head");
        builder.HasKey(head => head.Id);
        builder.Ignore(head => head.Tree);
    }
}

sealed class StoredCheckpointMapping : IEntityTypeConfiguration<StoredCheckpoint>
{
    public void Configure(EntityTypeBuilder<StoredCheckpoint> builder)
    {
        builder.ToTable("audit_checkpoints");
        builder.HasKey(checkpoint => checkpoint.Size);
    }
}
