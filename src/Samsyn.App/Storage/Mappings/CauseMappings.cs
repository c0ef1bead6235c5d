using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Storage.Mappings;

sealed class ProblemMapping : IEntityTypeConfiguration<Problem>
{
    public void Configure(EntityTypeBuilder<Problem> builder)
    {
        builder.ToTable("problems");
        builder.HasKey(problem => problem.Id);
        builder.HasIndex(problem => problem.Agreement);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(problem => problem.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(problem => problem.Measures);
        builder.JsonList(problem => problem.Causes);
        builder.JsonList(problem => problem.Loose);
    }
}

sealed class FocusPlanMapping : IEntityTypeConfiguration<FocusPlan>
{
    public void Configure(EntityTypeBuilder<FocusPlan> builder)
    {
        builder.ToTable("focus_plans");
        builder.HasKey(plan => plan.Id);
        builder.HasIndex(plan => new { plan.Agreement, plan.Body, plan.Number }).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(plan => plan.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(plan => plan.Body).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(plan => plan.Areas);
    }
}
