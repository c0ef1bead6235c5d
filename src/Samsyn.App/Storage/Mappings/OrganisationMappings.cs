using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage.Mappings;

sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.HasKey(organisation => organisation.Id);
        builder.Property(organisation => organisation.Number).HasConversion(number => number.ToString(), text => NumberOf(text));
        builder.JsonList(organisation => organisation.Predecessors);
        builder.JsonList(organisation => organisation.Successors);
        builder.JsonList(organisation => organisation.Districts);
        builder.JsonList(organisation => organisation.Serves);
    }

    static OrganisationNumber? NumberOf(string? text) => OrganisationNumber.TryParse(text, out var number) ? number : null;
}

sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("persons");
        builder.HasKey(person => person.Id);
    }
}

sealed class PositionMapping : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("positions");
        builder.HasKey(position => position.Id);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(position => position.Organisation).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class DeputyshipMapping : IEntityTypeConfiguration<Deputyship>
{
    public void Configure(EntityTypeBuilder<Deputyship> builder)
    {
        builder.ToTable("deputyships");
        builder.HasKey(deputyship => deputyship.Id);
        builder.HasOne<Person>().WithMany().HasForeignKey(deputyship => deputyship.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Position>().WithMany().HasForeignKey(deputyship => deputyship.Position).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("appointments");
        builder.HasKey(appointment => new { appointment.Person, appointment.Position, appointment.From });
        builder.HasOne<Person>().WithMany().HasForeignKey(appointment => appointment.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Position>().WithMany().HasForeignKey(appointment => appointment.Position).OnDelete(DeleteBehavior.Restrict);
    }
}
