using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>Null asks for all.</summary>
public sealed record BodyFilter
{
    public AgreementId? Agreement { get; init; }
    public BodyKind? Kind { get; init; }
    /// <summary>A day on which the body is there.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>The bodies that the actor sees, by agreement and name, whether they are there now or not.</summary>
public sealed class ReadBodies(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyList<(AgreementLink Agreement, Body Body)>> Run(Actor actor, BodyFilter filter, CancellationToken cancellation)
    {
        var bodies = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today)
            .Where(one => (filter.Agreement == null || one.Agreement == filter.Agreement) && (filter.Kind == null || one.Kind == filter.Kind) && (filter.On == null || (one.From <= filter.On && (one.To == null || one.To >= filter.On))))
            .ToListAsync(cancellation);
        List<AgreementId> wanted = [.. bodies.Select(one => one.Agreement).Distinct()];
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().Where(one => wanted.Contains(one.Id)).Select(one => new AgreementLink(one.Id, one.Number, one.Title)).ToDictionaryAsync(one => one.Id, cancellation);
        return [.. bodies.Select(body => (Agreement: agreements[body.Agreement], Body: body)).OrderBy(one => one.Agreement.Number, StringComparer.Ordinal).ThenBy(one => one.Body.Name, StringComparer.Create(Words.Swedish, ignoreCase: true))];
    }
}
