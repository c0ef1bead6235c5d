using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Readiness;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Readiness;

/// <summary>Where readiness is shown and changed, and how it is said.</summary>
static class ReadinessLinks
{
    public const string Page = "/beredskap";

    public static string Change(AgreementId area, ReadinessLevel level, DutySubject? forum) => $"{Page}/{area.Value}/andra?lage={level}{(forum is { } one ? $"&forum={Uri.EscapeDataString(one.ToString())}" : "")}";

    public static string Return(AgreementId area, DutySubject? forum) => $"{Page}/{area.Value}/aterga{(forum is { } one ? $"?forum={Uri.EscapeDataString(one.ToString())}" : "")}";

    public static string Correct(AgreementId area, int number) => $"{Page}/{area.Value}/rad/{number}/ratta";

    public static string StrikeOut(AgreementId area, int number) => $"{Page}/{area.Value}/rad/{number}/stryk";

    /// <summary>“Höjd”, “Raised”.</summary>
    public static string Word(this ReadinessLevel level, ViewContext view) => view["ui.readiness." + ReadinessIcon.NameOf(level)];

    /// <summary>“höjt”, “raised”: as in “höjt läge”.</summary>
    public static string Kind(this ReadinessLevel level, ViewContext view) => Texts.Of(level, view.Language);

    /// <summary>How often a forum meets at a level, in words: of its own row, or the row below that goes on counting.</summary>
    public static string Rhythm(IReadOnlyList<ReadinessFact> rows, ReadinessLevel level, ViewContext view)
    {
        var dated = LevelRhythms.At(rows, level);
        var own = rows.FirstOrDefault(row => row.Level == level)?.Cadence ?? [];
        if (level != ReadinessLevel.Normal && own.All(cadence => cadence is UnstatedCadence or NotApplicableCadence)) return Rhythm(rows, level - 1, view);
        List<Cadence> said = [.. dated, .. own.Where(cadence => !LevelRhythms.IsDated(cadence) && cadence is not UnstatedCadence and not NotApplicableCadence)];
        if (said.Count == 0) return own.Any(cadence => cadence is NotApplicableCadence) ? view["readiness.noMeetings"] : view["ui.notStated"];
        var words = TimeWords.Of(said, view.Language);
        return char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..];
    }

    /// <summary>The mark of a level with since when and by whom.</summary>
    public static ReadinessMark Mark(ReadinessLevel level, ReadinessEntry? since) =>
        new(level, since is null ? null : DateOnly.FromDateTime(since.From.DateTime), since is null ? null : string.Join(", ", since.Deciders));
}
