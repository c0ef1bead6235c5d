using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Files;
using Samsyn.Domain.Agreements.Proposals;

namespace Samsyn.App.Storage.Mappings;

sealed class ProposalMapping : IEntityTypeConfiguration<ImportProposal>
{
    public void Configure(EntityTypeBuilder<ImportProposal> builder)
    {
        builder.ToTable("proposals");
        builder.HasKey(proposal => proposal.Id);
        builder.HasIndex(proposal => proposal.State);
        // A document waits for review or is adopted once a side, since neither knows of the other's; laid aside it may come again.
        builder.HasIndex(proposal => new { proposal.Sha256, proposal.Side }).IsUnique().HasFilter("state <> 'Discarded'");
        builder.HasIndex(proposal => proposal.Sha256).IsUnique().HasFilter("state <> 'Discarded' AND side IS NULL");
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(proposal => proposal.Sha256).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(proposal => proposal.Lacking);
        builder.Ignore(proposal => proposal.Annexed);
        builder.JsonValue(proposal => proposal.Lines);
        builder.JsonValue(proposal => proposal.Read);
        builder.JsonValue(proposal => proposal.Facts);
        builder.JsonValue(proposal => proposal.Findings);
        builder.JsonList(proposal => proposal.Corrections);
        builder.JsonList(proposal => proposal.Acknowledged);
        builder.JsonList(proposal => proposal.AdoptedAs);
    }
}
