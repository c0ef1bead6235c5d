using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Acts;

namespace Samsyn.App.Storage.Mappings;

sealed class AnsweredFormMapping : IEntityTypeConfiguration<AnsweredForm>
{
    public void Configure(EntityTypeBuilder<AnsweredForm> builder)
    {
        builder.ToTable("answered_forms");
        builder.HasKey(answered => new { answered.Session, answered.FormKey });
        builder.HasIndex(answered => answered.At);
    }
}
