using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Communication;

namespace Samsyn.App.Communication;

/// <summary>The communication calendar as a register, the same in every kind of file (COM-17).</summary>
public static class MessageTable
{
    static readonly (string Key, int Width)[] _columns =
    [
        ("on", 12), ("text", 70), ("groups", 32), ("channels", 32), ("senders", 40), ("plan", 30), ("state", 16), ("published", 12), ("knowledge", 36), ("basis", 10), ("result", 50), ("agreement", 30),
    ];

    public static Register Of(MessageCalendar calendar, Language language) => new()
    {
        Title = Texts.Get(language, "messages.title"), Sender = "Samsyn", Language = language == Language.Swedish ? "sv-SE" : "en-GB", Dated = new(calendar.Today.ToDateTime(default), TimeSpan.Zero),
        Columns = [.. _columns.Select(column => new RegisterColumn(Texts.Get(language, "messages.column." + column.Key), column.Width))],
        Rows = calendar.Rows.Select(row => Row(row, language)),
    };

    static IReadOnlyList<RegisterCell> Row(MessageRow row, Language language)
    {
        var message = row.Message;
        return
        [
            message.PlannedOn, message.Text, string.Join("; ", message.Groups.Select(one => Texts.Of(one, language))), string.Join("; ", message.Channels.Select(one => Texts.Of(one, language))),
            string.Join("; ", message.Senders.Select(one => one.Name)), message.Plan?.Title, Texts.Of(message.State, language), message.PublishedOn,
            message.Knowledge is { } known ? Texts.Get(language, "messages.knownBy", known.Who, known.On) : null, (decimal?)message.Basis.Count, message.Result, $"{row.Agreement.Number} {row.Agreement.Title}",
        ];
    }
}
