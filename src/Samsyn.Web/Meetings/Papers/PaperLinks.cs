using Samsyn.App.Meetings.Papers;

namespace Samsyn.Web.Meetings.Papers;

/// <summary>Addresses of papers: a name alone is the page to print, a name with an ending is the file.</summary>
static class PaperLinks
{
    public const string Template = "/dokumentmall";

    static readonly (MeetingPaper Paper, string Name)[] _ofMeeting = [(MeetingPaper.Summons, "kallelse"), (MeetingPaper.AttendanceList, "narvarolista"), (MeetingPaper.Minutes, "protokoll")];
    static readonly (YearOfBodyPaper Paper, string Name)[] _ofYear = [(YearOfBodyPaper.DecisionList, "beslutslista"), (YearOfBodyPaper.Wheel, "arshjul")];

    /// <summary>All papers of a meeting.</summary>
    public static string Desk(Guid meeting) => $"/moten/{meeting}/utskrift";

    public static string Of(Guid meeting, MeetingPaper paper, PaperFormat format = PaperFormat.Page) => $"{Desk(meeting)}/{Array.Find(_ofMeeting, one => one.Paper == paper).Name}{Ending(format)}";

    public static string Of(Guid body, int year, YearOfBodyPaper paper, PaperFormat format = PaperFormat.Page) => $"/forum/{body}/{year}/{Array.Find(_ofYear, one => one.Paper == paper).Name}{Ending(format)}";

    public static (MeetingPaper Paper, PaperFormat Format)? OfMeeting(string file) => Find(_ofMeeting, file);

    public static (YearOfBodyPaper Paper, PaperFormat Format)? OfYear(string file) => Find(_ofYear, file);

    static (TPaper, PaperFormat)? Find<TPaper>((TPaper Paper, string Name)[] known, string file)
    {
        foreach (var (paper, name) in known)
            foreach (var format in Enum.GetValues<PaperFormat>())
                if (file == name + Ending(format)) return (paper, format);
        return null;
    }

    static string Ending(PaperFormat format) => format == PaperFormat.Page ? "" : "." + format.ToString().ToLowerInvariant();
}
