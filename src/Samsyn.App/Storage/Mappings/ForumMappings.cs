using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage.Mappings;

sealed class BodyMapping : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("bodies");
        builder.HasKey(body => body.Id);
        builder.HasIndex(body => new { body.Agreement, body.Subject });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(body => body.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(body => body.Parent).OnDelete(DeleteBehavior.Restrict);
        builder.Property(body => body.Subject).HasConversion(subject => subject.ToString(), text => DutySubject.Parse(text));
        builder.Ignore(body => body.Description);
        builder.JsonValue(body => body.Convener);
        builder.JsonValue(body => body.Administrator);
        builder.JsonValue(body => body.MinuteTaker);
        builder.JsonValue(body => body.Usual);
        builder.JsonList(body => body.Aliases);
        builder.JsonList(body => body.Rhythms);
    }
}

sealed class SeatMapping : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("seats");
        builder.HasKey(seat => seat.Id);
        builder.HasOne<Body>().WithMany().HasForeignKey(seat => seat.Body).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Position>().WithMany().HasForeignKey(seat => seat.Position).OnDelete(DeleteBehavior.Restrict);
        builder.Property(seat => seat.IsGuessed).HasDefaultValue(false);
        builder.HasOne<Seat>().WithMany().HasForeignKey(seat => seat.DeputyFor).OnDelete(DeleteBehavior.Restrict);
    }
}
