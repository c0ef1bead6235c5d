using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places.Outlines;

namespace Samsyn.Domain.Places;

/// <summary>
/// A municipality, district area, district or delimited place: where it is, when it was, what it was before and how it has been classed. The administration of a district area is an
/// <see cref="Organisation"/> of its own, which the place names.
/// </summary>
public sealed class Place
{
    readonly List<string> _aliases = [];
    readonly List<AreaClassification> _classifications = [];
    readonly List<PlacePopulation> _populations = [];
    readonly List<SceneNote> _scenes = [];
    readonly List<PlaceSuccession> _predecessors = [];
    readonly List<PlaceSuccession> _successors = [];

    Place() { }

    public PlaceId Id { get; private set; }
    public string Name { get; private set; } = "";
    public PlaceKind Kind { get; private set; }
    public string? Code { get; private set; }
    public string? About { get; private set; }
    public PlaceId? Within { get; private set; }
    public OrganisationId? Organisation { get; private set; }
    public DateOnly? From { get; private set; }
    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? To { get; private set; }
    public Outline? Outline { get; private set; }
    public PersonId WrittenBy { get; private set; }
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<string> Aliases => _aliases;
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<AreaClassification> Classifications => _classifications;
    public IReadOnlyList<PlacePopulation> Populations => _populations;
    public IReadOnlyList<SceneNote> Scenes => _scenes;
    public IReadOnlyList<PlaceSuccession> Predecessors => _predecessors;
    public IReadOnlyList<PlaceSuccession> Successors => _successors;

    /// <summary>Every word under which data may have it.</summary>
    public IEnumerable<string> Words => [Name, .. Code is null ? [] : new[] { Code }, .. _aliases];

    public SceneNote? Scene => _scenes.Count == 0 ? null : _scenes[^1];

    public static Outcome<Place> Create(PlaceId id, PlaceText text, PersonId by, string name, DateTimeOffset now)
    {
        var place = new Place { Id = id };
        var described = place.Describe(text, by, name, now);
        return described.IsDone ? place : Outcome<Place>.Refused(described.Refusals);
    }

    public Outcome Describe(PlaceText text, PersonId by, string name, DateTimeOffset now)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(text.Name)) found.Add(new PlaceNameMissing());
        if (text.To < text.From) found.Add(new PlaceEndsBeforeItBegins(text.From!.Value, text.To!.Value));
        if (_successors.Count > 0 && text.To != To) found.Add(new PlaceAlreadySucceeded(Name, _successors[0].On));
        if (found.Count > 0) return Outcome.Refused(found);
        (Name, Kind, Code, About, From, To) = (text.Name.Trim(), text.Kind, Given(text.Code), Given(text.About), text.From, text.To);
        _aliases.Clear();
        _aliases.AddRange(text.Aliases.Select(alias => alias.Trim()).Where(alias => alias.Length > 0 && alias != Name && alias != Code).Distinct(StringComparer.OrdinalIgnoreCase));
        return Written(by, name, now);
    }

    /// <summary>What it lies in, and whose administration serves it; null for none.</summary>
    public Outcome Belongs(Place? within, OrganisationId? organisation, PersonId by, string name, DateTimeOffset now)
    {
        if (within?.Id == Id) return new PlaceWithinItself(Name);
        if (within is not null && within.Kind >= Kind) return new PlaceWithinSmaller(Name, Kind, within.Name, within.Kind);
        (Within, Organisation) = (within?.Id, organisation);
        return Written(by, name, now);
    }

    public Outcome Draw(Outline? outline, PersonId by, string name, DateTimeOffset now)
    {
        Outline = outline;
        return Written(by, name, now);
    }

    public bool ExistsOn(DateOnly date) => !(date < From) && !(date > To);

    public bool Overlaps(Place other) => !(other.To < From) && !(To < other.From);

    /// <summary>From a date it is carried on by another; several with the same successor are a merger, one with several a split on the same day.</summary>
    public Outcome SucceededBy(Place successor, DateOnly on, PersonId by, string name, DateTimeOffset now)
    {
        if (successor.Id == Id) return new PlaceSucceedsItself(Name);
        if (!successor.ExistsOn(on)) return new PlaceSuccessorAbsentThen(successor.Name, on);
        if (_successors.Exists(one => one.Place == successor.Id || one.On != on)) return new PlaceAlreadySucceeded(Name, _successors[0].On);
        if (To is { } to && to < on.AddDays(-1)) return new PlaceEndedBefore(Name, to);
        if (From >= on) return new PlaceBeginsLater(Name, From.Value);
        To = on.AddDays(-1);
        _successors.Add(new(successor.Id, on));
        successor._predecessors.Add(new(Id, on));
        successor.Written(by, name, now);
        return Written(by, name, now);
    }

    /// <summary>A class from a day on; the one that was in force ends the day before.</summary>
    public Outcome Classify(AreaClassification classification, PersonId by, string name, DateTimeOffset now)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(classification.Class)) found.Add(new ClassificationMissing());
        if (string.IsNullOrWhiteSpace(classification.Source)) found.Add(new ClassificationSourceMissing());
        if (classification.To < classification.From) found.Add(new ClassificationReversed(classification.From, classification.To.Value));
        if (classification.Characteristics.Count > 0 && classification.Class != AreaClassification.ParticularlyVulnerable) found.Add(new CharacteristicsOfOtherClass());
        var others = _classifications.Where(one => one.Id != classification.Id).ToList();
        var open = others.FindIndex(one => one.To is null && one.From < classification.From);
        if (open >= 0) others[open] = others[open] with { To = classification.From.AddDays(-1) };
        if (others.Find(one => one.HoldsOn(classification.From) || (one.From >= classification.From && !(one.From > classification.To))) is { } there) found.Add(new ClassificationOverlaps(there.From, there.Class));
        if (found.Count > 0) return Outcome.Refused(found);
        _classifications.Clear();
        _classifications.AddRange(others.Append(classification with { Class = classification.Class.Trim(), Source = classification.Source.Trim() }).OrderBy(one => one.From));
        return Written(by, name, now);
    }

    public Outcome RemoveClassification(Guid id, PersonId by, string name, DateTimeOffset now) =>
        _classifications.RemoveAll(one => one.Id == id) == 0 ? new ClassificationUnknown() : Written(by, name, now);

    public AreaClassification? ClassOn(DateOnly date) => _classifications.FirstOrDefault(one => one.HoldsOn(date));

    /// <summary>Another number for the same year takes the place of the first.</summary>
    public Outcome Count(PlacePopulation population, PersonId by, string name, DateTimeOffset now)
    {
        if (population.Inhabitants is < 0 or > 20_000_000 || population.Year is < 1749 or > 2200) return new PopulationUnlikely(population.Year, population.Inhabitants);
        _populations.RemoveAll(one => one.Year == population.Year);
        _populations.Add(population with { Source = population.Source.Trim() });
        _populations.Sort((one, other) => one.Year.CompareTo(other.Year));
        return Written(by, name, now);
    }

    /// <summary>The number nearest before the end of a year, or the first after it; null when there is none.</summary>
    public PlacePopulation? PopulationIn(int year) => _populations.LastOrDefault(one => one.Year <= year) ?? (_populations.Count > 0 ? _populations[0] : null);

    public Outcome NoteScene(SceneNote note, PersonId by, string name, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(note.Note)) return new SceneNoteMissing();
        if (_scenes.Count > 0 && note.On < _scenes[^1].On) return new SceneOutOfOrder(note.On, _scenes[^1].On);
        _scenes.Add(note with { Note = note.Note.Trim() });
        return Written(by, name, now);
    }

    Outcome Written(PersonId by, string name, DateTimeOffset now)
    {
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
