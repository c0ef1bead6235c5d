using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Search;
using Samsyn.Domain.Agreements;

namespace Samsyn.App.Storage.Mappings;

sealed class SearchIndexMapping : IEntityTypeConfiguration<SearchIndex>
{
    public void Configure(EntityTypeBuilder<SearchIndex> builder)
    {
        builder.ToTable("search_indexes");
        builder.HasKey(index => index.Agreement);
        builder.HasOne<Agreement>().WithOne().HasForeignKey<SearchIndex>(index => index.Agreement).OnDelete(DeleteBehavior.Cascade);
    }
}
