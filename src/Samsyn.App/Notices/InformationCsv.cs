using System.Globalization;
using System.Text;
using Samsyn.Domain.Notices;

namespace Samsyn.App.Notices;

/// <summary>What was told, as a file for a spreadsheet.</summary>
public static class InformationCsv
{
    public static byte[] Of(InformationPage page, Language language)
    {
        string Text(string key) => Texts.Get(language, "information." + key);
        var csv = new StringBuilder();
        csv.Row([Text("field.cause"), Text("field.what"), Text("field.why"), Text("concerns"), Text("field.sender"), Text("field.recipient"), Text("field.contact"), Text("known"), Text("sent"), Text("delayHours"),
            Text("field.channel"), Text("acknowledged"), Text("results")]);
        foreach (var note in page.Notes)
            csv.Row([Texts.Of(note.Cause, language), note.What, note.Why, string.Join(", ", note.Concerns.Select(one => one.Name)), note.SenderName, note.RecipientName, note.ContactPerson, Moment(note.KnownAt), Moment(note.SentAt),
                note.Delay.TotalHours.ToString("0.#", CultureInfo.GetCultureInfo(language == Language.Swedish ? "sv-SE" : "en-GB")), Texts.Of(note.Channel, language),
                note.AcknowledgedAt is { } at ? Moment(at) : null, string.Join(", ", note.Results.Select(one => Joined(Texts.Of(one.Kind, language), one.Note)))]);
        return csv.AsFile();
    }

    static string Joined(string kind, string note) => note.Length == 0 ? kind : $"{kind}: {note}";

    static string Moment(DateTimeOffset at) => Clock.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
