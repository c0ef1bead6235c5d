using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Mail;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage.Mappings;

sealed class SummonsMapping : IEntityTypeConfiguration<Summons>
{
    public void Configure(EntityTypeBuilder<Summons> builder)
    {
        builder.ToTable("summonses");
        builder.HasKey(summons => summons.Id);
        builder.HasIndex(summons => new { summons.Meeting, summons.Person }).IsUnique();
        builder.HasIndex(summons => summons.Person);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(summons => summons.Meeting).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(summons => summons.Person).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ReceivedMailMapping : IEntityTypeConfiguration<ReceivedMail>
{
    public void Configure(EntityTypeBuilder<ReceivedMail> builder)
    {
        builder.ToTable("received_mails");
        builder.HasKey(mail => mail.Id);
        builder.HasIndex(mail => mail.Key).IsUnique();
        builder.HasIndex(mail => mail.At);
        builder.HasIndex(mail => mail.Meeting);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(mail => mail.Meeting).OnDelete(DeleteBehavior.Restrict);
    }
}
