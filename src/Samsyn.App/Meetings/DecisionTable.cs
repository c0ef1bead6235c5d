using System.Globalization;
using System.Text;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Meetings;

/// <summary>The list of decisions as rows and columns, the same in every kind of file.</summary>
public static class DecisionTable
{
    /// <summary>The headings first.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> Of(DecisionList list, Language language)
    {
        string Text(string key) => Texts.Get(language, "decisions.column." + key);
        List<IReadOnlyList<string?>> rows = [[Text("paragraph"), Text("on"), Text("body"), Text("meeting"), Text("kind"), Text("standing"), Text("text"), Text("responsible"), Text("deadline"), Text("review"), Text("status"), Text("statusOn"), Text("statusNote"), Text("deciders")]];
        foreach (var (decision, body, meeting) in list.Rows)
            rows.Add([decision.Paragraph is { } paragraph ? $"§ {paragraph.ToString(CultureInfo.InvariantCulture)}" : null, Phrase.Date(decision.On), body, meeting, Texts.Of(decision.Kind, language), Texts.Of(decision.Standing, language),
                decision.Text, decision.Responsible, Day(decision.Deadline), Day(decision.ReviewOn), Texts.Of(decision.Status, language), Day(decision.StatusOn), decision.StatusNote, string.Join("; ", decision.Deciders)]);
        return rows;
    }

    static string? Day(DateOnly? date) => date is { } day ? Phrase.Date(day) : null;
}

/// <summary>Rows as a file for a spreadsheet: semicolons and a byte order mark, as a Swedish Excel opens it.</summary>
public static class CsvFile
{
    public static byte[] Of(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var csv = new StringBuilder();
        foreach (var row in rows) csv.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    // A text that begins as a formula would be run as one.
    static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
