using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>The positions that the documents name (ORG-51). The words stand in <c>App/Texts/positions.json</c>; what none covers is Other with a local title.</summary>
public enum PositionTitle
{
    DistrictDirector, AdministrationHead, LocalPoliceAreaHead, NearPoliceAreaHead, MunicipalPoliceOfficer, SecurityStrategist,
    CrimePreventionCoordinator, PreventionCoordinator, OperationsAreaHead, UnitHead, DevelopmentStrategist, CommunicationStrategist, LocalStrategist,
    LocalSuperintendent, ParkEngineer, ParkInspector, SocialSecretary, CaseOfficer, FieldAssistant, CitizenHost, YouthHost, ProjectCoordinator,
    SchoolContactOfficer, AreaOfficer, InvestigationLeader, WatchRepresentative, BoardChair, BoardViceChair, PrimarySchoolHead, UpperSecondaryHead,
    Principal, FinanceCommissioner, RegionalPoliceChief, Registrar, SystemAdministrator, Other,
}

public sealed class Person
{
    Person() { }

    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>Null where none is known.</summary>
    public void ReachAt(string? email) => Email = email;

    public static Person Create(PersonId id, string name, string? email = null, string? phone = null) =>
        new() { Id = id, Name = name.Trim(), Email = email, Phone = phone };
}

/// <summary>A seat in an organisation, whoever holds it (ORG-52).</summary>
public sealed class Position
{
    Position() { }

    public PositionId Id { get; private set; }
    public PositionTitle Title { get; private set; }
    /// <summary>The title as the organisation writes it, needed when <see cref="Title"/> is Other.</summary>
    public string? LocalTitle { get; private set; }
    public OrganisationId Organisation { get; private set; }
    /// <summary>Null for those outside both parties, such as a property owner.</summary>
    public PartySide? Side { get; private set; }
    /// <summary>The seat that carries this one on since another organisation took over the work (ORG-04).</summary>
    public PositionId? CarriedOnBy { get; private set; }

    public static Outcome<Position> Create(PositionId id, PositionTitle title, OrganisationId organisation, PartySide? side, string? localTitle = null)
    {
        if (title == PositionTitle.Other && string.IsNullOrWhiteSpace(localTitle)) return new PositionTitleMissing();
        return new Position { Id = id, Title = title, Organisation = organisation, Side = side, LocalTitle = localTitle?.Trim() };
    }

    /// <summary>The same seat in the organisation that takes over.</summary>
    internal Position CarriedOnIn(OrganisationId successor, PositionId id) =>
        new() { Id = id, Title = Title, LocalTitle = LocalTitle, Side = Side, Organisation = successor };

    internal void CarryOnBy(Position successor) => CarriedOnBy = successor.Id;

    internal bool IsLike(Position other) =>
        Title == other.Title && Side == other.Side && string.Equals(LocalTitle, other.LocalTitle, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A person holds a position from a date, to a date inclusive or until further notice.</summary>
public sealed record Appointment
{
    Appointment() { }

    public PersonId Person { get; private init; }
    public PositionId Position { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    public static Outcome<Appointment> Create(PersonId person, PositionId position, DateOnly from, DateOnly? to = null)
    {
        if (to is { } end && end < from) return new AppointmentEndsBeforeItBegins(from, end);
        return new Appointment { Person = person, Position = position, From = from, To = to };
    }

    public bool HoldsOn(DateOnly date) => From <= date && !(date > To);

    /// <summary>The last day is given, or given anew.</summary>
    public Outcome End(DateOnly lastDay)
    {
        if (lastDay < From) return new AppointmentEndsBeforeItBegins(From, lastDay);
        To = lastDay;
        return Outcome.Done;
    }
}
