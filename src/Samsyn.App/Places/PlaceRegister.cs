using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;

namespace Samsyn.App.Places;

/// <summary>All places that the reader sees, by their names; with <paramref name="All"/> for looking up.</summary>
public sealed record PlaceRegister(IReadOnlyList<Place> All, IReadOnlyDictionary<OrganisationId, string> Organisations, bool MayWrite)
{
    public IReadOnlyDictionary<PlaceId, Place> ById { get; } = All.ToDictionary(one => one.Id);

    public Place? Find(PlaceId? id) => id is { } wanted ? ById.GetValueOrDefault(wanted) : null;

    /// <summary>Those whose name, code, alias or what is above them has the words, whatever the case.</summary>
    public IReadOnlyList<Place> Matching(string? words, PlaceKind? kind, string? classification, DateOnly on) =>
    [
        .. All.Where(place => (kind is null || place.Kind == kind) && (classification is null || place.ClassOn(on)?.Class == classification)
            && (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => place.Words.Append(Find(place.Within)?.Name ?? "").Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))),
    ];
}

public sealed class ReadPlaces(SamsynDb db)
{
    public async Task<PlaceRegister> Run(Actor actor, CancellationToken cancellation)
    {
        var places = await db.Places.AsNoTracking().VisibleTo(actor).ToListAsync(cancellation);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var swedish = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
        return new([.. places.OrderBy(one => one.Kind).ThenBy(one => one.Name, swedish)], organisations.ToDictionary(one => one.Id, one => one.Name), actor.May(Permission.WritePicture));
    }
}
