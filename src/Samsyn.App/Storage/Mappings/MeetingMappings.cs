using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsyn.App.Meetings;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Storage.Mappings;

sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.HasKey(meeting => meeting.Id);
        builder.HasIndex(meeting => new { meeting.Body, meeting.Date });
        builder.HasIndex(meeting => new { meeting.Agreement, meeting.Date });
        builder.HasIndex(meeting => meeting.Number).IsUnique();
        // What waits to be written or approved is little, however many years there are.
        builder.HasIndex(meeting => new { meeting.MinutesState, meeting.Body });
        builder.HasOne<Body>().WithMany().HasForeignKey(meeting => meeting.Body).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(meeting => meeting.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(meeting => meeting.Time);
        builder.JsonList(meeting => meeting.Approvals);
    }
}

sealed class AttendeeMapping : IEntityTypeConfiguration<Attendee>
{
    public void Configure(EntityTypeBuilder<Attendee> builder)
    {
        builder.ToTable("attendees");
        builder.HasKey(attendee => attendee.Id);
        builder.HasIndex(attendee => new { attendee.Meeting, attendee.Seat }).IsUnique();
        builder.HasIndex(attendee => attendee.Person);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(attendee => attendee.Meeting).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_items");
        builder.HasKey(item => item.Id);
        builder.HasIndex(item => new { item.Body, item.Year, item.Paragraph }).IsUnique();
        builder.HasIndex(item => item.Matter);
        builder.Property(item => item.Subject).HasConversion(subject => subject == null ? null : subject.Value.ToString(), text => text == null ? null : DutySubject.Parse(text));
        builder.HasOne<Body>().WithMany().HasForeignKey(item => item.Body).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(item => item.Meeting).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class ItemPaperMapping : IEntityTypeConfiguration<ItemPaper>
{
    public void Configure(EntityTypeBuilder<ItemPaper> builder)
    {
        builder.ToTable("item_papers");
        builder.HasKey(paper => paper.Id);
        builder.HasIndex(paper => paper.Sha256);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(paper => paper.Item).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.HasKey(decision => decision.Id);
        builder.HasIndex(decision => new { decision.Body, decision.On });
        builder.HasIndex(decision => new { decision.Agreement, decision.On });
        builder.HasIndex(decision => new { decision.ResponsiblePerson, decision.Status, decision.Deadline });
        builder.HasIndex(decision => new { decision.Body, decision.Status, decision.Deadline });
        builder.HasIndex(decision => new { decision.Agreement, decision.Status, decision.Deadline });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(decision => decision.Meeting).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(decision => decision.Item).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(decision => decision.Body).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(decision => decision.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.Property<string>(KeysDecisions.SearchKey).IsRequired();
        builder.JsonList(decision => decision.Deciders);
    }
}

sealed class MatterMapping : IEntityTypeConfiguration<Matter>
{
    public void Configure(EntityTypeBuilder<Matter> builder)
    {
        builder.ToTable("matters");
        builder.HasKey(matter => matter.Id);
        builder.HasIndex(matter => new { matter.At, matter.IsClosed });
        builder.HasIndex(matter => matter.Number).IsUnique();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(matter => matter.Agreement).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(matter => matter.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Body>().WithMany().HasForeignKey(matter => matter.At).OnDelete(DeleteBehavior.Restrict);
        builder.JsonList(matter => matter.Steps);
    }
}

sealed class StoredMinutesMapping : IEntityTypeConfiguration<StoredMinutes>
{
    public void Configure(EntityTypeBuilder<StoredMinutes> builder)
    {
        builder.ToTable("meeting_minutes");
        builder.HasKey(minutes => new { minutes.Meeting, minutes.Checksum });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(minutes => minutes.Meeting).OnDelete(DeleteBehavior.Restrict);
    }
}
