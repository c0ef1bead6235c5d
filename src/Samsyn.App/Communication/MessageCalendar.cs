using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Communication;

/// <summary>What of the calendar is asked for; null is all, but for what is put away.</summary>
public sealed record MessageQuery
{
    public MessageState? State { get; init; }
    public TargetGroup? Group { get; init; }
    public CommunicationChannel? Channel { get; init; }
    public AgreementId? Agreement { get; init; }
    /// <summary>Messages on a page; null for all in one.</summary>
    public int? PageLength { get; init; } = 50;
    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A line of the calendar. <paramref name="Standing"/> is the worst that can be said of what it rests on; null when it rests on nothing, or on nothing that the reader sees.</summary>
public sealed record MessageRow(Message Message, AgreementLink Agreement, BasisStanding? Standing);

/// <summary>The communication calendar (COM-17): what is to come by its day, those without a day after them, then what was published, latest first.</summary>
public sealed record MessageCalendar
{
    public required IReadOnlyList<MessageRow> Rows { get; init; }
    public required int Total { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }
    /// <summary>The agreements in force, for which messages are drafted.</summary>
    public required IReadOnlyList<AgreementLink> Agreements { get; init; }
    /// <summary>The sides that the reader writes for.</summary>
    public required IReadOnlyList<PartySide> WritesFor { get; init; }
    public required DateOnly Today { get; init; }
}

public sealed class ReadMessages(SamsynDb db, BasisFacts facts, Clock clock)
{
    public async Task<MessageCalendar> Run(Actor actor, MessageQuery query, CancellationToken cancellation)
    {
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor)
            .Select(one => new { Link = new AgreementLink(one.Id, one.Number, one.Title), Binds = EF.Property<DateOnly?>(one, MarksWhatBinds.BindingFrom) != null, one.Level }).ToListAsync(cancellation);
        var links = agreements.ToDictionary(one => one.Link.Id, one => one.Link);
        var asked = db.Messages.AsNoTracking().VisibleTo(actor);
        if (query.Agreement is { } of) asked = asked.Where(one => one.Agreement == of);
        // How far each has come, and for whom it is, stands in lists within the row: those are told apart here.
        var all = (await asked.ToListAsync(cancellation)).Where(one => links.ContainsKey(one.Agreement) && Fits(one, query)).ToList();
        List<Message> ordered = [.. all.Where(one => one.PublishedOn is null).OrderBy(one => one.PlannedOn ?? DateOnly.MaxValue).ThenBy(one => one.Id.Value), .. all.Where(one => one.PublishedOn is not null).OrderByDescending(one => one.PublishedOn).ThenByDescending(one => one.Id.Value)];
        var pages = query.PageLength is { } length ? Math.Max(1, (ordered.Count + length - 1) / length) : 1;
        var page = Math.Clamp(query.Page, 1, pages);
        var shown = query.PageLength is { } some ? ordered.Skip((page - 1) * some).Take(some).ToList() : ordered;
        var basis = await facts.Of(actor, [.. shown.SelectMany(one => one.Basis)], compareLive: false, cancellation);
        return new()
        {
            Rows = [.. shown.Select(one => new MessageRow(one, links[one.Agreement], Worst(one.Basis.Select(link => basis[link.Id].Standing))))], Total = ordered.Count, Page = page, Pages = pages,
            Agreements = [.. agreements.Where(one => one.Binds).OrderByDescending(one => one.Level == AgreementLevel.Local).ThenBy(one => one.Link.Number, StringComparer.Ordinal).Select(one => one.Link)],
            WritesFor = actor.SidesWith(Permission.WriteMessages), Today = clock.Today,
        };
    }

    static bool Fits(Message message, MessageQuery query) => (query.State is { } state ? message.State == state : message.PutAway is null)
        && (query.Group is not { } group || message.Groups.Contains(group)) && (query.Channel is not { } channel || message.Channels.Contains(channel));

    /// <summary>What is hidden from the reader says nothing.</summary>
    public static BasisStanding? Worst(IEnumerable<BasisStanding> standings) => standings.Where(one => one != BasisStanding.Hidden).Select(one => (BasisStanding?)one).Max();
}
