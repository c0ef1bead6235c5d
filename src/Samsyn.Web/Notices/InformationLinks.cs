using Samsyn.App;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Notices;

/// <summary>Where the information between the parties is shown, and how time is said.</summary>
static class InformationLinks
{
    public const string Desk = "/information";

    public static string All(AgreementId agreement) => AgreementLinks.Of(agreement) + "/information";

    public static string New(AgreementId agreement) => All(agreement) + "/ny";

    public static string Of(InformationNote note) => $"{All(note.Agreement)}/{note.Id.Value}";

    /// <summary>“2 dagar 3 tim efter att det blev känt”, “genast”: shown, never judged by the program (INF-02).</summary>
    public static string DelayWords(this InformationNote note, ViewContext view)
    {
        var (days, hours, minutes) = ((int)note.Delay.TotalDays, note.Delay.Hours, note.Delay.Minutes);
        return (days, hours, minutes) switch
        {
            (> 0, > 0, _) => After($"{Days(days)} {view["information.hours", hours]}"),
            (> 0, _, _) => After(Days(days)),
            (_, > 0, _) => After(view["information.hours", hours]),
            (_, _, > 0) => After(view["information.minutes", minutes]),
            _ => view["information.atOnce"],
        };

        string After(string time) => view["information.after", time];

        string Days(int count) => count == 1 ? view["information.oneDay"] : view["information.days", count];
    }

    public static string FirstWords(this InformationNote note)
    {
        const int Most = 90;
        var line = note.What.Split('\n', 2)[0].Trim();
        return line.Length <= Most ? line : line[..line.LastIndexOf(' ', Most)] + " …";
    }

    public static string ConcernWords(this InformationConcern concern, ViewContext view) => $"{concern.Kind.Say(view)} {concern.Name}";

    public static string AcknowledgedWords(this InformationNote note, ViewContext view) =>
        note.AcknowledgedAt is { } at ? view["information.acknowledgedOn", at] : view["information.notAcknowledged"];
}
