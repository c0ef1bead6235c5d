using System.Text.Json.Serialization;

namespace Samsyn.Domain.Time;

/// <summary>How often something shall happen, as a text states it. One text can yield several.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TimesCadence), "times")]
[JsonDerivedType(typeof(WeeklyCadence), "weekly")]
[JsonDerivedType(typeof(DailyCadence), "daily")]
[JsonDerivedType(typeof(EveryWeekdayCadence), "everyWeekday")]
[JsonDerivedType(typeof(SeasonsCadence), "seasons")]
[JsonDerivedType(typeof(OccasionsCadence), "occasions")]
[JsonDerivedType(typeof(ByDecisionCadence), "byDecision")]
[JsonDerivedType(typeof(ByAgreementCadence), "byAgreement")]
[JsonDerivedType(typeof(WhenNeededCadence), "whenNeeded")]
[JsonDerivedType(typeof(OnInitiativeCadence), "onInitiative")]
[JsonDerivedType(typeof(AccordingToPlanCadence), "accordingToPlan")]
[JsonDerivedType(typeof(NotApplicableCadence), "notApplicable")]
[JsonDerivedType(typeof(UnstatedCadence), "unstated")]
[JsonDerivedType(typeof(OtherCadence), "other")]
public abstract record Cadence
{
    /// <summary>The body or group that the text ties this cadence to ("Styrgruppen", "Områdesgrupper"), when it names one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Body { get; init; }
}

public enum CadencePeriod { Year, HalfYear, Term, Quarter, Month, Week }

/// <summary>Target: equal to a minimum. Approximate ("ca"): warn, never breach (FOR-GEN-04).</summary>
public enum CadenceStrength { Target, Minimum, Approximate }

[JsonConverter(typeof(JsonStringEnumConverter<Weekday>))]
public enum Weekday { MO, TU, WE, TH, FR, SA, SU }

public enum Season { Spring, Summer, Autumn, Winter }

/// <summary>A number of times in each period.</summary>
public sealed record TimesCadence(int Count, CadencePeriod Per, CadenceStrength Strength) : Cadence
{
    /// <summary>Null: in every period. 2: in every window of two periods ("vartannat år"), and so on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Interval { get; init; }
}

/// <summary>Fixed weekdays, local clock time. <paramref name="CountPerYear"/> is the nominal figure that the text prints, kept but never used for counting.</summary>
public sealed record WeeklyCadence(IReadOnlyList<Weekday> Days, TimeOnly? Time, string? Place, int? CountPerYear) : Cadence
{
    /// <summary>Null: every week. 2: every second week.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Interval { get; init; }

    /// <summary>RFC 5545 recurrence rule.</summary>
    public string Rrule => "FREQ=WEEKLY" + (Interval is { } n ? $";INTERVAL={n}" : "") + (Days.Count == 0 ? "" : $";BYDAY={string.Join(',', Days)}");

    public bool Equals(WeeklyCadence? other) => other is not null && Body == other.Body && Interval == other.Interval && Days.SequenceEqual(other.Days)
        && Time == other.Time && Place == other.Place && CountPerYear == other.CountPerYear;

    public override int GetHashCode() => HashCode.Combine(Body, Time, Place, CountPerYear, Days.Count);
}

public sealed record DailyCadence : Cadence;
public sealed record EveryWeekdayCadence : Cadence;

/// <summary>Once in each named season: two meetings in one of them do not satisfy it (FOR-KRI-01).</summary>
public sealed record SeasonsCadence(IReadOnlyList<Season> Seasons, CadencePeriod Per, int Count) : Cadence
{
    public bool Equals(SeasonsCadence? other) => other is not null && Body == other.Body && Seasons.SequenceEqual(other.Seasons)
        && Per == other.Per && Count == other.Count;

    public override int GetHashCode() => HashCode.Combine(Body, Per, Count, Seasons.Count);
}

/// <summary>A fixed number of occasions, in a season or a year when stated.</summary>
public sealed record OccasionsCadence(int Count, Season? Season, int? Year) : Cadence;

public sealed record ByDecisionCadence(IReadOnlyList<string> By) : Cadence
{
    public bool Equals(ByDecisionCadence? other) => other is not null && Body == other.Body && By.SequenceEqual(other.By);

    public override int GetHashCode() => HashCode.Combine(Body, By.Count);
}

public sealed record ByAgreementCadence : Cadence;
public sealed record WhenNeededCadence : Cadence;
public sealed record OnInitiativeCadence : Cadence;
public sealed record AccordingToPlanCadence : Cadence;

/// <summary>"Ej aktuellt": a real value, different from empty (PLN-02).</summary>
public sealed record NotApplicableCadence : Cadence;
public sealed record UnstatedCadence : Cadence;
public sealed record OtherCadence(string Text) : Cadence;
