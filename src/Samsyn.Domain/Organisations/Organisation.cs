using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public enum OrganisationKind
{
    Municipality, DistrictAdministration, LocalPoliceArea, PoliceRegion, Administration, MunicipalCompany, PropertyOwner, Association, Authority, Other,
}

/// <summary>One organisation carried on by another from a date (merge, rename, reorganisation).</summary>
public sealed record Succession(OrganisationId Organisation, DateOnly On);

/// <summary>An authority, administration or other party, with the dates it existed and what it came from (ORG-04).</summary>
public sealed class Organisation
{
    readonly List<Succession> _predecessors = [];
    readonly List<Succession> _successors = [];
    readonly List<string> _districts = [];
    readonly List<OrganisationId> _serves = [];

    Organisation() { }

    public OrganisationId Id { get; private set; }
    public string Name { get; private set; } = "";
    public OrganisationKind Kind { get; private set; }
    public OrganisationNumber? Number { get; private set; }
    /// <summary>Postal address, used for notices (AGR-11).</summary>
    public string? Address { get; private set; }
    /// <summary>First day; null when it is older than anyone here needs to know.</summary>
    public DateOnly? From { get; private set; }
    /// <summary>Last day, inclusive; null while it exists.</summary>
    public DateOnly? To { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<Succession> Predecessors => _predecessors;
    public IReadOnlyList<Succession> Successors => _successors;

    /// <summary>The districts (stadsdelar) of a district area (ORG-05).</summary>
    public IReadOnlyList<string> Districts => _districts;

    /// <summary>The district areas that a police area serves; several are allowed (ORG-07).</summary>
    public IReadOnlyList<OrganisationId> Serves => _serves;

    public static Outcome<Organisation> Create(OrganisationId id, string name, OrganisationKind kind, OrganisationNumber? number = null,
        DateOnly? from = null, DateOnly? to = null, string? address = null)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(name)) found.Add(new OrganisationNameMissing());
        if (to < from) found.Add(new OrganisationEndsBeforeItBegins(from!.Value, to!.Value));
        return found.Count > 0
            ? Outcome<Organisation>.Refused(found)
            : new Organisation { Id = id, Name = name.Trim(), Kind = kind, Number = number, From = from, To = to, Address = address };
    }

    public bool ExistsOn(DateOnly date) => !(date < From) && !(date > To);

    /// <summary>
    /// From a date this organisation's work is carried on by another; its own last day is the day before.
    /// Several organisations with the same successor are a merge, one with several a split made on the same day.
    /// </summary>
    public Outcome SucceededBy(Organisation successor, DateOnly on)
    {
        List<Refusal> found = [];
        if (successor.Id == Id) found.Add(new OrganisationSucceedsItself(Name));
        if (!successor.ExistsOn(on)) found.Add(new SuccessorDoesNotExistThen(successor.Name, on));
        if (_successors.Exists(s => s.Organisation == successor.Id || s.On != on)) found.Add(new OrganisationAlreadySucceeded(Name, _successors[0].On));
        else if (To is { } to && to < on.AddDays(-1)) found.Add(new OrganisationEndedBefore(Name, to));
        else if (From >= on) found.Add(new OrganisationBeginsLater(Name, From.Value));
        if (found.Count > 0) return Outcome.Refused(found);
        To = on.AddDays(-1);
        _successors.Add(new(successor.Id, on));
        successor._predecessors.Add(new(Id, on));
        Version++;
        successor.Version++;
        return Outcome.Done;
    }

    /// <summary>The last day of an organisation that nobody carries on; may be corrected until somebody does.</summary>
    public Outcome End(DateOnly lastDay)
    {
        if (_successors.Count > 0) return new OrganisationAlreadySucceeded(Name, _successors[0].On);
        if (lastDay < From) return new OrganisationEndsBeforeItBegins(From.Value, lastDay);
        To = lastDay;
        Version++;
        return Outcome.Done;
    }

    /// <summary>What was written wrong, or an address that is new. A new name of the organisation itself is a succession: the papers it signed keep the old one.</summary>
    public Outcome Correct(string name, OrganisationNumber? number, string? address)
    {
        if (string.IsNullOrWhiteSpace(name)) return new OrganisationNameMissing();
        (Name, Number, Address) = (name.Trim(), number, string.IsNullOrWhiteSpace(address) ? null : address.Trim());
        Version++;
        return Outcome.Done;
    }

    public void SetDistricts(IEnumerable<string> districts)
    {
        _districts.Clear();
        _districts.AddRange(districts.Select(d => d.Trim()).Where(d => d.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        Version++;
    }

    public void SetServes(IEnumerable<OrganisationId> districtAreas)
    {
        _serves.Clear();
        _serves.AddRange(districtAreas.Distinct());
        Version++;
    }
}

public static class Lineage
{
    /// <summary>Who carries on an organisation's work on a date: itself while it exists, otherwise those that its line leads to.</summary>
    public static IReadOnlyList<OrganisationId> CarriedOnBy(OrganisationId id, DateOnly date, IReadOnlyDictionary<OrganisationId, Organisation> all)
    {
        if (!all.TryGetValue(id, out var organisation)) return [];
        if (organisation.Successors.Count == 0 || date < organisation.Successors[0].On) return organisation.ExistsOn(date) ? [id] : [];
        return [.. organisation.Successors.SelectMany(s => CarriedOnBy(s.Organisation, date, all)).Distinct()];
    }
}
