using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>Which entries; dates are those of Stockholm and both are within.</summary>
public sealed record LogQuery
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Act { get; init; }
    public string? ObjectKind { get; init; }
    public Guid? ObjectId { get; init; }
    public Guid? Person { get; init; }
    public ActOutcome? Outcome { get; init; }

    public bool IsEverything => this == new LogQuery();

    internal IQueryable<Act> In(IQueryable<Act> acts)
    {
        if (From is { } from) acts = acts.Where(Since(Clock.StartOf(from)));
        if (To is { } to && to < DateOnly.MaxValue) acts = acts.Where(Before(Clock.StartOf(to.AddDays(1))));
        if (Act is { } name) acts = acts.Where(act => act.Name == name);
        if (ObjectKind is { } kind) acts = acts.Where(act => act.ObjectKind == kind);
        if (ObjectId is { } id) acts = acts.Where(act => act.ObjectId == id);
        if (Person is { } person) acts = acts.Where(act => act.Actor == new PersonId(person));
        if (Outcome is { } outcome) acts = acts.Where(act => act.Outcome == outcome);
        return acts;
    }

    static System.Linq.Expressions.Expression<Func<Act, bool>> Since(DateTimeOffset instant) => act => act.At >= instant;

    static System.Linq.Expressions.Expression<Func<Act, bool>> Before(DateTimeOffset instant) => act => act.At < instant;
}

/// <summary>An entry as people read it: the person by name while the person is on record, the object by its short number where it has one.</summary>
public sealed record LogRow
{
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required PersonId Actor { get; init; }
    public required string? Name { get; init; }
    public required string? Position { get; init; }
    public required Domain.Agreements.Facts.PartySide? Side { get; init; }
    public required string Act { get; init; }
    public required string ObjectKind { get; init; }
    public required Guid ObjectId { get; init; }
    /// <summary>The agreement's number or the document's file.</summary>
    public required string? Object { get; init; }
    public required string? Ground { get; init; }
    public required ActOutcome Outcome { get; init; }
}

/// <summary>Gives rows of the log the names that the log itself does not hold, as far as the reader may see what they name.</summary>
public sealed class LogRows(SamsynDb db)
{
    internal async Task<IReadOnlyList<LogRow>> Of(Actor reader, IQueryable<Act> acts, CancellationToken cancellation)
    {
        var read = await acts.AsNoTracking().ToListAsync(cancellation);
        List<PersonId> persons = [.. read.Select(act => act.Actor).Distinct()];
        var names = await db.Persons.AsNoTracking().Where(person => persons.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        List<PositionId> positions = [.. read.Select(act => act.Position).OfType<PositionId>().Distinct()];
        var titles = await db.Positions.AsNoTracking().Where(position => positions.Contains(position.Id))
            .ToDictionaryAsync(position => position.Id, position => position.LocalTitle ?? position.Title.ToString(), cancellation);
        List<Domain.Agreements.AgreementId> agreements = [.. read.Where(act => act.ObjectKind == "Agreement").Select(act => new Domain.Agreements.AgreementId(act.ObjectId)).Distinct()];
        var numbers = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(reader).Where(agreement => agreements.Contains(agreement.Id))
            .Select(agreement => new { agreement.Id, agreement.Number }).ToDictionaryAsync(row => row.Id.Value, row => row.Number, cancellation);
        List<Domain.Agreements.ProposalId> proposals = [.. read.Where(act => act.ObjectKind == "Proposal").Select(act => new Domain.Agreements.ProposalId(act.ObjectId)).Distinct()];
        var files = await db.Proposals.AsNoTracking().VisibleTo(reader).Where(proposal => proposals.Contains(proposal.Id))
            .Select(proposal => new { proposal.Id, proposal.File }).ToDictionaryAsync(row => row.Id.Value, row => row.File, cancellation);
        return [.. read.Select(act => new LogRow
        {
            Number = act.Number,
            At = act.At,
            Actor = act.Actor,
            Name = names.GetValueOrDefault(act.Actor),
            Position = act.Position is { } held ? titles.GetValueOrDefault(held) : null,
            Side = act.Side,
            Act = act.Name,
            ObjectKind = act.ObjectKind,
            ObjectId = act.ObjectId,
            Object = numbers.GetValueOrDefault(act.ObjectId) ?? files.GetValueOrDefault(act.ObjectId),
            Ground = act.Ground,
            Outcome = act.Outcome,
        })];
    }
}
