using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>A position that may take a seat, in words, with who holds it.</summary>
public sealed record PositionChoice(PositionId Id, string Title, PartySide? Side, string Organisation, string? Holder)
{
    public string Words => Holder is null ? $"{Title}, {Organisation}" : $"{Title}, {Organisation} ({Holder})";
}

/// <summary>The positions on record, and which of them the words of a text mean.</summary>
public sealed class SeatPositions(SamsynDb db)
{
    /// <summary>Those of organisations that exist on the day and whose work no other seat carries on, by organisation and title.</summary>
    internal async Task<IReadOnlyList<PositionChoice>> On(DateOnly date, CancellationToken cancellation)
    {
        var rows = await db.Positions.AsNoTracking().Where(position => position.CarriedOnBy == null)
            .Join(db.Organisations.AsNoTracking().Where(organisation => organisation.To == null || organisation.To >= date), position => position.Organisation, organisation => organisation.Id,
                (position, organisation) => new { position.Id, position.Title, position.LocalTitle, position.Side, Organisation = organisation.Name }).ToListAsync(cancellation);
        var holders = await db.Appointments.AsNoTracking().Where(held => held.From <= date && (held.To == null || held.To >= date))
            .Join(db.Persons.AsNoTracking(), held => held.Person, person => person.Id, (held, person) => new { held.Position, held.From, person.Name }).ToListAsync(cancellation);
        var names = holders.GroupBy(held => held.Position).ToDictionary(group => group.Key, group => group.OrderBy(held => held.From).Last().Name);
        return [.. rows.Select(row => new PositionChoice(row.Id, row.LocalTitle ?? Texts.Of(row.Title, Language.Swedish), row.Side, row.Organisation, names.GetValueOrDefault(row.Id)))
            .OrderBy(choice => choice.Organisation, StringComparer.Create(Duties.Words.Swedish, ignoreCase: true)).ThenBy(choice => choice.Title, StringComparer.Create(Duties.Words.Swedish, ignoreCase: true))];
    }

    /// <summary>The one position that the words of a seat mean; null when none or several fit.</summary>
    public static PositionChoice? Meant(string function, PartySide? side, IEnumerable<PositionChoice> positions)
    {
        var fitting = positions.Where(position => position.Side == side && Names(function, position)).ToList();
        // “Samordnare, Norra Fjärdens stadsdelsförvaltning”: of several the one whose organisation is named too.
        return fitting is [var only] ? only : fitting.Where(position => function.Contains(position.Organisation, StringComparison.OrdinalIgnoreCase)).ToList() is [var named] ? named : null;
    }

    static bool Names(string function, PositionChoice position) => function.Contains(position.Title, StringComparison.OrdinalIgnoreCase)
        // “Samordnare” in a list of members means the coordinator that the party has, whatever the title is (ORG-38).
        || (function.StartsWith("samordnare", StringComparison.OrdinalIgnoreCase) && position.Title.Contains("samordnare", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The positions that a form offers, for whoever may fill seats.</summary>
public sealed class ReadPositionChoices(SeatPositions positions, Clock clock)
{
    public async Task<IReadOnlyList<PositionChoice>> Run(Actor actor, CancellationToken cancellation) => actor.May(Permission.ManageForums) ? await positions.On(clock.Today, cancellation) : [];
}
