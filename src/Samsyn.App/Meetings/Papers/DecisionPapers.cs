using Samsyn.Documents.Writing;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>The decision list (beslutslista) of a body and a year as a paper.</summary>
static class DecisionPapers
{
    public static Paper List(YearOfBody year, IReadOnlyList<DecisionRow> rows, DateTimeOffset dated, DateOnly today, Language language)
    {
        var words = new PaperWords(language);
        var decisions = rows.Select(row => row.Decision).ToList();
        var open = decisions.Count(one => one.Status == DecisionStatus.Open);
        return new()
        {
            Title = words["decisions.title", year.Body, year.Year], Language = words.Tag, Dated = dated,
            Head = PaperHeads.Of(year.Agreement, year.DiaryNumbers, words["decisions.kind"], [new(words["version"], PaperWords.Iso(today))], words),
            Blocks =
            [
                new Paragraph(decisions.Count == 0 ? words["decisions.none"] : words["decisions.count", decisions.Count, open], ParagraphLook.Lead),
                .. decisions.Count == 0 ? Array.Empty<Block>() :
                [
                    new Table
                    {
                        Caption = words["decisions.caption"], RowsHaveHeadings = true,
                        Columns = [new(words["column.paragraph"], 1), new(words["column.date"], 1.75), new(words["column.decision"], 5.2), new(words["column.responsible"], 2.4), new(words["column.deadline"], 1.75), new(words["column.status"], 1.7)],
                        Rows = [.. decisions.Select(one => (IReadOnlyList<TableCell>)
                        [
                            one.Paragraph is { } paragraph ? $"§ {paragraph}" : "–", PaperWords.Iso(one.On), one.Standing == DecisionStanding.Decided ? one.Text : $"{words["proposal"]} {one.Text}",
                            one.Responsible, one.Deadline is { } deadline ? PaperWords.Iso(deadline) : null, Status(one, today, words),
                        ])],
                    },
                ],
            ],
        };
    }

    static string Status(Decision one, DateOnly today, PaperWords words)
    {
        var said = one.IsOverdueOn(today) ? words["overdue"] : words.Of(one.Status);
        return one.StatusNote is { } note ? $"{said}: {note}" : said;
    }
}
