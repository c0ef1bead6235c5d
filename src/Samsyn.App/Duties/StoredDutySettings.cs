using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>
/// Dates that the district sets itself, kept as one value an agreement, or one for all that have none of their own. Until someone sets them, reporting points fall due on the last day of the period
/// reported on, and the school terms are the halves of the year.
/// </summary>
sealed record StoredDutySettings
{
    public const string Key = "duties";

    public IReadOnlyList<ReportingDate> ReportingDates { get; init; } = [];
    public DateOnly? SpringTermEnds { get; init; }
    public DateOnly? AutumnTermBegins { get; init; }
    public DateOnly? FirstPictureDecided { get; init; }
    public DateOnly? FirstActionPlanDecided { get; init; }

    public sealed record ReportingDate(int Year, ReportingPoint Point, DateOnly Date);

    public static string KeyOf(AgreementId agreement) => $"{Key}:{agreement.Value}";

    /// <summary>Tells one stored value from another; 0 when nothing is stored.</summary>
    public static int VersionOf(string? stored) => stored is null ? 0 : BinaryPrimitives.ReadInt32BigEndian(Checksum.Sha256(Encoding.UTF8.GetBytes(stored))) & int.MaxValue;

    public static StoredDutySettings Read(string? stored) => stored is null ? new() : JsonSerializer.Deserialize<StoredDutySettings>(stored, FactsJson.Options)!;

    public static DutySettings Parse(string? stored)
    {
        if (stored is null) return DutySettings.Default;
        var set = Read(stored);
        var terms = SchoolTerms.Default;
        if (set.SpringTermEnds is { } ends) terms = terms with { SpringEnds = (ends.Month, ends.Day) };
        if (set.AutumnTermBegins is { } begins) terms = terms with { AutumnBegins = (begins.Month, begins.Day) };
        return DutySettings.Default with
        {
            ReportingDates = new(set.ReportingDates.Select(date => (date.Year, date.Point, date.Date))),
            SchoolTerms = terms,
            FirstPictureDecided = set.FirstPictureDecided,
            FirstActionPlanDecided = set.FirstActionPlanDecided,
        };
    }

    public string ToText() => JsonSerializer.Serialize(this, FactsJson.Options);
}
