using System.Text;
using Samsyn.Documents.Calendars;
using Samsyn.Documents.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>A duty list as a calendar file. It names nobody: titles, rules and clauses only.</summary>
public static class DutyFile
{
    /// <param name="list">What to write; what has no date is left out.</param>
    /// <param name="language">The language of titles and reasons.</param>
    /// <param name="name">What a calendar program shows.</param>
    /// <param name="address">Where this installation is reached.</param>
    /// <param name="meetings">Meetings that stand beside them.</param>
    public static byte[] Calendar(DutyList list, Language language, string name, Uri address, IReadOnlyList<CalendarMeeting>? meetings = null) => Encoding.UTF8.GetBytes(DutyCalendar.Write(
        list.Items.Select(item => item.Status),
        new()
        {
            Name = name,
            // The day, not the moment: the same duties give the same file all day, so that a client may keep it.
            WrittenAt = SwedishTime.At(list.AsOf, TimeOnly.MinValue),
            Domain = address.Host,
            Meetings = meetings ?? [],
            Language = language == Language.Swedish ? Domain.Duties.Language.Swedish : Domain.Duties.Language.English,
            UrlOf = duty => new Uri(address, "/skyldigheter/" + duty.Id).ToString(),
        }));
}
