using System.Globalization;
using Samsyn.Documents.Writing.Sheets;

namespace Samsyn.App.Meetings;

/// <summary>The list of decisions as a register, the same in every kind of file.</summary>
public static class DecisionTable
{
    static readonly (string Key, int Width)[] _columns =
    [
        ("paragraph", 8), ("on", 12), ("body", 28), ("meeting", 13), ("kind", 18), ("standing", 14), ("text", 70), ("responsible", 26), ("deadline", 14), ("review", 14), ("status", 12), ("statusOn", 12), ("statusNote", 40), ("deciders", 40),
    ];

    /// <param name="rows">In the order of the list.</param>
    /// <param name="title">What the list is of.</param>
    /// <param name="sender">Who it comes from.</param>
    /// <param name="dated">When the rows were read.</param>
    /// <param name="language">Of headings and states; decisions stay as they were written.</param>
    public static Register Of(IEnumerable<DecisionRow> rows, string title, string sender, DateTimeOffset dated, Language language) => new()
    {
        Title = title, Sender = sender, Language = language == Language.Swedish ? "sv-SE" : "en-GB", Dated = dated,
        Columns = [.. _columns.Select(column => new RegisterColumn(Texts.Get(language, "decisions.column." + column.Key), column.Width))],
        Rows = rows.Select(row => Row(row, language)),
    };

    static IReadOnlyList<RegisterCell> Row(DecisionRow row, Language language)
    {
        var (decision, body, meeting) = row;
        return
        [
            decision.Paragraph is { } paragraph ? $"§ {paragraph.ToString(CultureInfo.InvariantCulture)}" : null, decision.On, body, meeting, Texts.Of(decision.Kind, language), Texts.Of(decision.Standing, language),
            decision.Text, decision.Responsible, decision.Deadline, decision.ReviewOn, Texts.Of(decision.Status, language), decision.StatusOn, decision.StatusNote, string.Join("; ", decision.Deciders),
        ];
    }
}
