using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Notices;

namespace Samsyn.App.Notices;

/// <summary>What was told, as a file for a spreadsheet.</summary>
public static class InformationCsv
{
    public static byte[] Of(InformationPage page, Language language) => RegisterCsv.Write(new()
    {
        Title = Texts.Get(language, "information.title"), Sender = "Samsyn", Language = language == Language.Swedish ? "sv-SE" : "en-GB", Dated = new(page.Agreement.On.ToDateTime(default), TimeSpan.Zero),
        Columns = [.. ((string[])["field.cause", "field.what", "field.why", "concerns", "field.sender", "field.recipient", "field.contact", "known", "sent", "delayHours", "field.channel", "acknowledged", "results"])
            .Select(key => new RegisterColumn(Texts.Get(language, "information." + key)))],
        Rows = page.Notes.Select(note => Row(note, language)),
    });

    static IReadOnlyList<RegisterCell> Row(InformationNote note, Language language) =>
    [
        Texts.Of(note.Cause, language), note.What, note.Why, string.Join(", ", note.Concerns.Select(one => one.Name)), note.SenderName, note.RecipientName, note.ContactPerson,
        Moment(note.KnownAt), Moment(note.SentAt), (decimal?)Math.Round((decimal)note.Delay.TotalHours, 1), Texts.Of(note.Channel, language),
        note.AcknowledgedAt is { } at ? Moment(at) : default, string.Join(", ", note.Results.Select(one => Joined(Texts.Of(one.Kind, language), one.Note))),
    ];

    static RegisterCell Moment(DateTimeOffset at) => RegisterCell.Moment(Clock.DateOf(at), TimeOnly.FromDateTime(Clock.Local(at).DateTime));

    static string Joined(string kind, string note) => note.Length == 0 ? kind : $"{kind}: {note}";
}
