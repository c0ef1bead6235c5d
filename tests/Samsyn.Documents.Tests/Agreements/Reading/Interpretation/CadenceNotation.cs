using Samsyn.Domain.Time;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

/// <summary>A short way of writing cadences, so that a row of a theory fits on a line.</summary>
static class CadenceNotation
{
    public static string Of(IEnumerable<Cadence> cadences) => string.Join(" | ", cadences.Select(Of));

    static string Of(Cadence cadence) => (cadence.Body is { } body ? body + ": " : "") + cadence switch
    {
        TimesCadence t => $"{Sign(t.Strength)}{t.Count}/{(t.Interval is { } n ? n + " " : "")}{t.Per}",
        WeeklyCadence w => $"weekly{(w.Interval is { } n ? n : "")} {string.Join(',', w.Days)}{(w.Time is { } time ? $" {time:HH:mm}" : "")}"
            + $"{(w.Place is { } place ? " " + place : "")}{(w.CountPerYear is { } count ? $" ({count})" : "")}",
        DailyCadence => "daily",
        EveryWeekdayCadence => "everyWeekday",
        SeasonsCadence s => $"seasons {string.Join('+', s.Seasons)} {s.Count}/{s.Per}",
        OccasionsCadence o => $"{o.Count} occasions {o.Season} {o.Year}".TrimEnd(),
        ByDecisionCadence d => $"by {string.Join(" + ", d.By)}",
        ByAgreementCadence => "agreement",
        WhenNeededCadence => "needed",
        OnInitiativeCadence => "initiative",
        AccordingToPlanCadence => "plan",
        NotApplicableCadence => "n/a",
        UnstatedCadence => "unstated",
        OtherCadence o => $"other {o.Text}",
        _ => throw new InvalidOperationException(cadence.ToString()),
    };

    static string Sign(CadenceStrength strength) => strength switch
    {
        CadenceStrength.Minimum => ">=",
        CadenceStrength.Approximate => "~",
        _ => "",
    };
}
