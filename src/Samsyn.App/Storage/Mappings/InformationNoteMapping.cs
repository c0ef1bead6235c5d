using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;

namespace Samsyn.App.Storage.Mappings;

sealed class InformationNoteMapping : IEntityTypeConfiguration<InformationNote>
{
    public void Configure(EntityTypeBuilder<InformationNote> builder)
    {
        builder.ToTable("information_notes");
        builder.HasKey(note => note.Id);
        builder.HasIndex(note => new { note.Agreement, note.SentAt });
        // What a side still has to acknowledge.
        builder.HasIndex(note => new { note.RecipientSide, note.AcknowledgedAt });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(note => note.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.JsonValue(note => note.Clause);
        builder.JsonList(note => note.Concerns);
        builder.JsonList(note => note.Results);
    }
}
