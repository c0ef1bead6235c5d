using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Documents.Places;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.App.Places;

/// <summary>The file as a whole cannot be used.</summary>
public sealed record GeoJsonUnusable(GeoJsonFault Fault, string About) : Refusal { public override string Field => "file"; }

/// <summary>No feature of the file could be used; why the first could not is told with it.</summary>
public sealed record NoAreaUsable(int Features, string First) : Refusal { public override string Field => "file"; }

/// <summary>A feature of a file that was left out, and why.</summary>
public sealed record LeftOutArea(int Number, string Name, GeoJsonFault? Fault, IReadOnlyList<Refusal> Refusals);

/// <summary>What came of an import of areas.</summary>
public sealed record ImportedPlaces(IReadOnlyList<string> Added, IReadOnlyList<string> Redrawn, IReadOnlyList<LeftOutArea> LeftOut, CoordinateSystem System, bool IsGuessed);

/// <summary><paramref name="System"/> null: as the file says, or as its coordinates look.</summary>
public sealed record ImportPlacesCommand(ReadOnlyMemory<byte> Json, PlaceKind Kind, PlaceId? Within, CoordinateSystem? System, string? NameProperty, string? CodeProperty)
{
    public DateOnly? From { get; init; }
}

/// <summary>Reads areas from GeoJSON: those that are known by code or name are drawn again, others are new. What cannot be used is left out and told; the rest comes in together.</summary>
public sealed class ImportPlaces(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<ImportedPlaces>> Run(Actor actor, ImportPlacesCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.WritePicture, nameof(ImportPlaces), cancellation) is { IsDone: false } lacking) return Outcome<ImportedPlaces>.Refused(lacking.Refusals);
        var file = GeoJsonAreas.Read(command.Json, command.NameProperty, command.CodeProperty);
        if (file.Fault is { } fault && !(fault == GeoJsonFault.UnknownSystem && command.System is not null)) return new GeoJsonUnusable(fault, file.About);
        Place? within = null;
        if (command.Within is { } id && (within = await db.Places.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation)) is null) return new NotFound();
        var system = command.System ?? file.System;
        var known = await db.Places.VisibleTo(actor).Where(one => one.Kind == command.Kind && one.To == null).ToListAsync(cancellation);
        List<string> added = [], redrawn = [];
        List<LeftOutArea> left = [];
        HashSet<PlaceId> drawn = [];
        foreach (var area in file.Areas)
        {
            if (area.Fault is { } unusable)
            {
                left.Add(new(area.Number, area.Name, unusable, []));
                continue;
            }
            var outline = OutlineCheck.Of(system, area.Polygons);
            if (!outline.IsDone)
            {
                left.Add(new(area.Number, area.Name, null, outline.Refusals));
                continue;
            }
            var place = known.Find(one => one.Within == command.Within && (area.Code is not null ? one.Code == area.Code : one.Code is null && string.Equals(one.Name, area.Name, StringComparison.OrdinalIgnoreCase)));
            if (place is not null && !drawn.Add(place.Id))
            {
                left.Add(new(area.Number, area.Name, null, [new PlaceCodeTaken(area.Code ?? area.Name, place.Name)]));
                continue;
            }
            Outcome done;
            if (place is null)
            {
                var created = Place.Create(new(ids.Next()), new() { Name = area.Name, Kind = command.Kind, Code = area.Code, From = command.From }, actor.Person, actor.Name, clock.Now);
                done = !created.IsDone ? created : created.Value.Belongs(within, null, actor.Person, actor.Name, clock.Now);
                if (done.IsDone)
                {
                    place = created.Value;
                    known.Add(place);
                    drawn.Add(place.Id);
                    db.Places.Add(place);
                    added.Add(place.Name);
                    acts.Note(actor, nameof(CreatePlace), place.Id);
                }
            }
            else
            {
                done = Outcome.Done;
                redrawn.Add(place.Name);
            }
            if (done.IsDone) done = place!.Draw(outline.Value, actor.Person, actor.Name, clock.Now);
            if (!done.IsDone)
            {
                left.Add(new(area.Number, area.Name, null, done.Refusals));
                continue;
            }
            acts.Note(actor, nameof(DrawPlace), place!.Id);
        }
        if (added.Count + redrawn.Count == 0) return new NoAreaUsable(file.Areas.Count, Words(left[0], Language.Swedish));
        return (await db.Commit(cancellation)).Then(new ImportedPlaces(added, redrawn, left, system, file.IsGuessed && command.System is null));
    }

    public static string Words(LeftOutArea left, Language language) =>
        string.Join(" ", left.Fault is { } fault ? [Texts.Of(fault, language)] : left.Refusals.Select(one => Texts.Of(one, language)));
}
