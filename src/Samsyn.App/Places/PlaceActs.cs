using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.App.Places;

/// <summary>A place and the version of it that the form was filled in against.</summary>
public sealed record PlaceAt(PlaceId Id, int Version);

/// <summary>What it lies in, and whose administration serves it.</summary>
public sealed record PlaceBonds(PlaceId? Within, OrganisationId? Organisation);

public sealed record CreatePlaceCommand(PlaceText Text, PlaceBonds Bonds);

public sealed class CreatePlace(SamsynDb db, Clock clock, NewId ids, ActLog acts, PlaceChange change)
{
    public async Task<Outcome<PlaceId>> Run(Actor actor, CreatePlaceCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.WritePicture, nameof(CreatePlace), cancellation) is { IsDone: false } lacking) return Outcome<PlaceId>.Refused(lacking.Refusals);
        var created = Place.Create(new(ids.Next()), command.Text, actor.Person, actor.Name, clock.Now);
        if (!created.IsDone) return Outcome<PlaceId>.Refused(created.Refusals);
        var bound = await change.Bind(actor, created.Value, command.Bonds, cancellation);
        if (!bound.IsDone) return Outcome<PlaceId>.Refused(bound.Refusals);
        db.Places.Add(created.Value);
        acts.Note(actor, nameof(CreatePlace), created.Value.Id);
        return (await db.Commit(cancellation)).Then(created.Value.Id);
    }
}

/// <summary>What every act on one place shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class PlaceChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal async Task<Outcome> Run(Actor actor, PlaceAt at, string act, Func<Place, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (await db.Places.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation) is not { } place) return new NotFound();
        if (await acts.Demand(actor, Permission.WritePicture, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (place.Version != at.Version) return new Stale(at.Version, place.Version);
        var decided = await decide(place);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }

    internal Task<Outcome> Run(Actor actor, PlaceAt at, string act, Func<Place, Outcome> decide, CancellationToken cancellation) =>
        Run(actor, at, act, place => Task.FromResult(decide(place)), cancellation);

    /// <summary>Two places of a kind have not the same code at the same time, and what lies in each other runs in no circle.</summary>
    internal async Task<Outcome> Bind(Actor actor, Place place, PlaceBonds bonds, CancellationToken cancellation)
    {
        if (place.Code is { } code)
        {
            var others = await db.Places.AsNoTracking().VisibleTo(actor).Where(one => one.Code == code && one.Kind == place.Kind && one.Id != place.Id).ToListAsync(cancellation);
            if (others.Find(one => one.Overlaps(place)) is { } taken) return new PlaceCodeTaken(code, taken.Name);
        }
        Place? within = null;
        if (bonds.Within is { } id && (within = await db.Places.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation)) is null) return new NotFound();
        if (bonds.Organisation is { } organisation && !await db.Organisations.AnyAsync(one => one.Id == organisation, cancellation)) return new NotFound();
        return place.Belongs(within, bonds.Organisation, actor.Person, actor.Name, clock.Now);
    }
}

public sealed record DescribePlaceCommand(PlaceAt At, PlaceText Text, PlaceBonds Bonds);

public sealed class DescribePlace(PlaceChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DescribePlaceCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(DescribePlace), async place =>
    {
        var described = place.Describe(command.Text, actor.Person, actor.Name, clock.Now);
        return described.IsDone ? await change.Bind(actor, place, command.Bonds, cancellation) : described;
    }, cancellation);
}

/// <summary>Corners a line each; an empty text takes away an outline that stood there as corners.</summary>
public sealed record DrawPlaceCommand(PlaceAt At, CoordinateSystem System, string Corners);

public sealed class DrawPlace(PlaceChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, DrawPlaceCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(DrawPlace), place =>
    {
        if (string.IsNullOrWhiteSpace(command.Corners) && place.Outline is { IsSimple: false } kept) return new OutlineNotInBox(place.Name, kept.Polygons.Count);
        if (string.IsNullOrWhiteSpace(command.Corners)) return place.Draw(null, actor.Person, actor.Name, clock.Now);
        var outline = OutlineCheck.OfLines(command.System, command.Corners);
        return outline.IsDone ? place.Draw(outline.Value, actor.Person, actor.Name, clock.Now) : outline;
    }, cancellation);
}

public sealed record SucceedPlaceCommand(PlaceAt At, PlaceId Successor, DateOnly On);

/// <summary>A merger, a split or a new map: from a day on another place carries this one on.</summary>
public sealed class SucceedPlace(PlaceChange change, SamsynDb db, Clock clock)
{
    public Task<Outcome> Run(Actor actor, SucceedPlaceCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(SucceedPlace), async place =>
        await db.Places.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.Successor, cancellation) is { } successor
            ? place.SucceededBy(successor, command.On, actor.Person, actor.Name, clock.Now) : new NotFound(), cancellation);
}

/// <summary>A classification without id is a new one.</summary>
public sealed record ClassifyPlaceCommand(PlaceAt At, AreaClassification Classification);

public sealed class ClassifyPlace(PlaceChange change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, ClassifyPlaceCommand command, CancellationToken cancellation) => change.Run(actor, command.At, nameof(ClassifyPlace),
        place => place.Classify(command.Classification.Id == Guid.Empty ? command.Classification with { Id = ids.Next() } : command.Classification, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record RemoveClassificationCommand(PlaceAt At, Guid Classification);

public sealed class RemoveClassification(PlaceChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, RemoveClassificationCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(RemoveClassification), place => place.RemoveClassification(command.Classification, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record CountInhabitantsCommand(PlaceAt At, PlacePopulation Population);

public sealed class CountInhabitants(PlaceChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, CountInhabitantsCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(CountInhabitants), place => place.Count(command.Population, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record NoteSceneCommand(PlaceAt At, SceneNote Note);

/// <summary>How it stands with an open drug scene at the place (SIT-46).</summary>
public sealed class NoteScene(PlaceChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NoteSceneCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, nameof(NoteScene), place => place.NoteScene(command.Note, actor.Person, actor.Name, clock.Now), cancellation);
}
