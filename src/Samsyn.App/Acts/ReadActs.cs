using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>One page of the log, newest first, with what can be chosen to narrow it.</summary>
public sealed record LogPage
{
    public required IReadOnlyList<LogRow> Rows { get; init; }
    public required int Total { get; init; }
    public required int Page { get; init; }
    public required int Pages { get; init; }
    public required IReadOnlyList<string> Acts { get; init; }
    public required IReadOnlyList<string> Kinds { get; init; }
    public required IReadOnlyList<LogPerson> Persons { get; init; }
}

public sealed record LogPerson(PersonId Id, string Name);

/// <summary>Reads the log. It tells what people did, so reading it is noted in it.</summary>
public sealed class ReadActs(SamsynDb db, ActLog acts, ReadLog reads, LogRows rows)
{
    public const int PerPage = 50;

    public async Task<Outcome<LogPage>> Run(Actor actor, LogQuery query, int page, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ReadAudit, nameof(ReadActs), cancellation) is { IsDone: false } lacking) return Outcome<LogPage>.Refused(lacking.Refusals);
        await reads.Note(actor, nameof(ReadActs), "Log", Guid.Empty, cancellation);

        var found = query.In(db.Acts.AsNoTracking());
        var total = await found.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 1, pages);
        return new LogPage
        {
            Rows = await rows.Of(actor, found.OrderByDescending(act => act.Number).Skip((page - 1) * PerPage).Take(PerPage), cancellation),
            Total = total,
            Page = page,
            Pages = pages,
            Acts = await db.Acts.Select(act => act.Name).Distinct().Order().ToListAsync(cancellation),
            Kinds = await db.Acts.Select(act => act.ObjectKind).Distinct().Order().ToListAsync(cancellation),
            Persons = await db.Persons.AsNoTracking().Where(person => db.Acts.Any(act => act.Actor == person.Id)).OrderBy(person => person.Name)
                .Select(person => new LogPerson(person.Id, person.Name)).ToListAsync(cancellation),
        };
    }
}

/// <summary>Who has seen and changed one object, newest first.</summary>
public sealed record ObjectHistory(string Kind, Guid Id, string? Object, IReadOnlyList<LogRow> Rows);

public sealed class ReadObjectHistory(SamsynDb db, ActLog acts, ReadLog reads, LogRows rows)
{
    const int Most = 1000;

    public async Task<Outcome<ObjectHistory>> Run(Actor actor, string kind, Guid id, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ReadAudit, nameof(ReadObjectHistory), cancellation) is { IsDone: false } lacking) return Outcome<ObjectHistory>.Refused(lacking.Refusals);
        // The kind is someone's typing until it is found in the log.
        if (!await db.Acts.AnyAsync(act => act.ObjectKind == kind && act.ObjectId == id, cancellation)) return new NotFound();
        await reads.Note(actor, nameof(ReadObjectHistory), kind, id, cancellation);
        var found = await rows.Of(actor, db.Acts.Where(act => act.ObjectKind == kind && act.ObjectId == id).OrderByDescending(act => act.Number).Take(Most), cancellation);
        return new ObjectHistory(kind, id, found.Select(row => row.Object).FirstOrDefault(name => name is not null), found);
    }
}
