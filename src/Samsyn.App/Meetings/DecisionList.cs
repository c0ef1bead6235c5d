using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Search;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

public enum DecisionOrder { Latest, Earliest, Deadline }

/// <summary>Which decisions are asked for; from and to are both inclusive.</summary>
public sealed record DecisionQuery
{
    public BodyId? Body { get; init; }
    public AgreementId? Agreement { get; init; }
    public string? Responsible { get; init; }
    public DecisionStatus? Status { get; init; }
    public bool Overdue { get; init; }
    public DecisionKind? Kind { get; init; }
    /// <summary>Words of the decision, in any of their forms.</summary>
    public string? Text { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public DecisionOrder Order { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Null for all of them, as a file has them.</summary>
    public int? PageLength { get; init; } = 50;
}

public sealed record DecisionRow(Decision Decision, string Body, string Meeting);

/// <summary>The list of decisions with what it may be narrowed to (MTG-13).</summary>
public sealed record DecisionList
{
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<DecisionRow> Rows { get; init; }
    public required int Total { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }
    public required IReadOnlyList<BodyName> Bodies { get; init; }
    public required IReadOnlyList<AgreementName> Agreements { get; init; }
    /// <summary>Those who have something left to carry out.</summary>
    public required IReadOnlyList<string> Responsible { get; init; }
}

public sealed class ReadDecisionList(SamsynDb db, Clock clock)
{
    const int MostNames = 200, MostInAFile = 20_000;

    public async Task<DecisionList> Run(Actor actor, DecisionQuery query, CancellationToken cancellation)
    {
        var today = clock.Today;
        var visible = db.Decisions.AsNoTracking().VisibleTo(db, actor, today);
        var asked = Narrowed(visible, query, today);
        var total = await asked.CountAsync(cancellation);
        var length = query.PageLength ?? MostInAFile;
        var pages = Math.Max(1, (total + length - 1) / length);
        var page = Math.Clamp(query.Page, 1, pages);
        var ordered = query.Order switch
        {
            DecisionOrder.Earliest => asked.OrderBy(decision => decision.On).ThenBy(decision => decision.Paragraph).ThenBy(decision => decision.Order).ThenBy(decision => decision.Id),
            DecisionOrder.Deadline => asked.OrderBy(decision => decision.Deadline == null).ThenBy(decision => decision.Deadline).ThenBy(decision => decision.Id),
            _ => asked.OrderByDescending(decision => decision.On).ThenBy(decision => decision.Paragraph).ThenBy(decision => decision.Order).ThenBy(decision => decision.Id),
        };
        var rows = await ordered.Skip((page - 1) * length).Take(length).ToListAsync(cancellation);
        var meetings = rows.Select(row => row.Meeting).Distinct().ToList();
        var numbers = await db.Meetings.AsNoTracking().Where(meeting => meetings.Contains(meeting.Id)).Select(meeting => new { meeting.Id, meeting.Number }).ToDictionaryAsync(meeting => meeting.Id, meeting => meeting.Number, cancellation);
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, today).OrderBy(body => body.Name).Select(body => new { body.Id, body.Name, body.Agreement }).ToListAsync(cancellation);
        var names = bodies.ToDictionary(body => body.Id, body => body.Name);
        var agreements = bodies.Select(body => body.Agreement).Distinct().ToList();
        return new()
        {
            Today = today,
            Rows = [.. rows.Select(row => new DecisionRow(row, names[row.Body], numbers[row.Meeting]))],
            Total = total, Page = page, Pages = pages,
            Bodies = [.. bodies.Select(body => new BodyName(body.Id, body.Name))],
            Agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(agreement => agreements.Contains(agreement.Id)).OrderBy(agreement => agreement.Number)
                .Select(agreement => new AgreementName(agreement.Id, agreement.Number, agreement.Title)).ToListAsync(cancellation),
            Responsible = await visible.Where(decision => decision.Status == DecisionStatus.Open && decision.Responsible != null).Select(decision => decision.Responsible!).Distinct()
                .OrderBy(name => name).Take(MostNames).ToListAsync(cancellation),
        };
    }

    static IQueryable<Decision> Narrowed(IQueryable<Decision> decisions, DecisionQuery query, DateOnly today)
    {
        if (query.Body is { } body) decisions = decisions.Where(decision => decision.Body == body);
        if (query.Agreement is { } agreement) decisions = decisions.Where(decision => decision.Agreement == agreement);
        if (query.Responsible is { } responsible) decisions = decisions.Where(decision => decision.Responsible == responsible);
        if (query.Status is { } status) decisions = decisions.Where(decision => decision.Status == status);
        if (query.Overdue) decisions = decisions.Where(decision => decision.Status == DecisionStatus.Open && decision.Deadline < today);
        if (query.Kind is { } kind) decisions = decisions.Where(decision => decision.Kind == kind);
        if (query.From is { } from) decisions = decisions.Where(decision => decision.On >= from);
        if (query.To is { } to) decisions = decisions.Where(decision => decision.On <= to);
        // The key has a space before each word: a word is found by its beginning, in any of its forms.
        foreach (var word in SearchKey.WordsOf(query.Text).Distinct(StringComparer.Ordinal).Select(word => " " + word))
            decisions = decisions.Where(decision => EF.Property<string>(decision, KeysDecisions.SearchKey).Contains(word));
        return decisions;
    }
}

/// <summary>One decision with where it was taken and what came of it.</summary>
public sealed record DecisionPage
{
    public required Decision Decision { get; init; }
    public required Body Body { get; init; }
    public required Meeting Meeting { get; init; }
    public required AgendaItem Item { get; init; }
    public required AgreementName? Agreement { get; init; }
    public required BodyName? To { get; init; }
    /// <summary>The number of the annex version that the decision made; null before the minutes are approved.</summary>
    public required int? AnnexVersion { get; init; }
    public required BodyName? MatterAt { get; init; }
    public required bool MayChange { get; init; }
    public required DateOnly Today { get; init; }
}

/// <summary>Reads a <see cref="DecisionPage"/>; null when there is no such decision for the actor.</summary>
public sealed class ReadDecision(SamsynDb db, Clock clock)
{
    public async Task<DecisionPage?> Run(Actor actor, DecisionId id, CancellationToken cancellation)
    {
        var today = clock.Today;
        if (await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).SingleOrDefaultAsync(decision => decision.Id == id, cancellation) is not { } decision) return null;
        var item = await db.AgendaItems.AsNoTracking().SingleAsync(one => one.Id == decision.Item, cancellation);
        var matter = item.Matter is { } of ? await db.Matters.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == of, cancellation) : null;
        return new()
        {
            Decision = decision,
            Body = await db.Bodies.AsNoTracking().SingleAsync(body => body.Id == decision.Body, cancellation),
            Meeting = await db.Meetings.AsNoTracking().SingleAsync(meeting => meeting.Id == decision.Meeting, cancellation),
            Item = item,
            Agreement = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(agreement => agreement.Id == decision.Agreement)
                .Select(agreement => new AgreementName(agreement.Id, agreement.Number, agreement.Title)).SingleOrDefaultAsync(cancellation),
            To = decision.To is { } to ? await Name(to, cancellation) : null,
            AnnexVersion = await VersionMadeBy(decision, cancellation),
            MatterAt = matter is null ? null : await Name(matter.At, cancellation),
            MayChange = actor.May(Permission.KeepMinutes),
            Today = today,
        };
    }

    Task<BodyName?> Name(BodyId id, CancellationToken cancellation) =>
        db.Bodies.AsNoTracking().Where(body => body.Id == id).Select(body => new BodyName(body.Id, body.Name)).SingleOrDefaultAsync(cancellation);

    async Task<int?> VersionMadeBy(Decision decision, CancellationToken cancellation)
    {
        if (decision is not { Kind: DecisionKind.AnnexVersion, Annex: { } number }) return null;
        var agreement = await db.Agreements.AsNoTracking().Include(one => one.Annexes).ThenInclude(annex => annex.Versions).SingleOrDefaultAsync(one => one.Id == decision.Agreement, cancellation);
        return agreement?.Annexes.FirstOrDefault(annex => annex.Number == number)?.Versions.LastOrDefault(version => version.DecidedOn == decision.On && version.Decision?.Text == decision.Text)?.Number;
    }
}
