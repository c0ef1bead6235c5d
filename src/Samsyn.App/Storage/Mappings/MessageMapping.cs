using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Communication;

namespace Samsyn.App.Storage.Mappings;

sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.HasKey(message => message.Id);
        builder.HasIndex(message => message.Agreement);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(message => message.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(message => message.SendingSides);
        builder.Ignore(message => message.SilentSide);
        builder.Ignore(message => message.Unapproved);
        builder.Ignore(message => message.State);
        builder.Ignore(message => message.On);
        builder.JsonValue(message => message.Plan);
        builder.JsonValue(message => message.Knowledge);
        builder.JsonValue(message => message.PutAway);
        builder.JsonList(message => message.Groups);
        builder.JsonList(message => message.Channels);
        builder.JsonList(message => message.Senders);
        builder.JsonList(message => message.Basis);
        builder.JsonList(message => message.Approvals);
    }
}
