using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>One decision as a decision list shows it (MTG-13).</summary>
public sealed record DecisionLine
{
    /// <summary>“§ 12”, or null while its minutes are a draft.</summary>
    public int? Paragraph { get; init; }
    public required string Meeting { get; init; }
    public required DateOnly On { get; init; }
    public required string Body { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DecisionStanding Standing { get; init; }
    public required string Text { get; init; }
    public string? Responsible { get; init; }
    public DateOnly? Deadline { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public required DecisionStatus Status { get; init; }
    public string? StatusNote { get; init; }
}

/// <summary>The decision list (beslutslista) as a paper, and as a register for a spreadsheet.</summary>
public static class DecisionPapers
{
    /// <summary>For any list of decisions: <see cref="RegisterCsv"/> and <see cref="RegisterXlsx"/> write it.</summary>
    public static Register Register(string title, string sender, IEnumerable<DecisionLine> decisions, DateTimeOffset dated, Language language)
    {
        var words = new PaperWords(language);
        return new()
        {
            Title = title, Sender = sender, Language = words.Tag, Dated = dated,
            Columns =
            [
                new(words["column.paragraph"], 8), new(words["column.meeting"], 13), new(words["column.date"], 12), new(words["column.body"], 28), new(words["column.kind"], 18), new(words["column.standing"], 14),
                new(words["column.decision"], 70), new(words["column.responsible"], 26), new(words["column.deadline"], 14), new(words["column.review"], 14), new(words["column.status"], 12), new(words["column.note"], 40),
            ],
            Rows = decisions.Select(one => (IReadOnlyList<RegisterCell>)
            [
                one.Paragraph is { } paragraph ? $"§ {paragraph}" : null, one.Meeting, one.On, one.Body, words.Of(one.Kind), words.Of(one.Standing), one.Text, one.Responsible, one.Deadline, one.ReviewOn,
                words.Of(one.Status), one.StatusNote,
            ]),
        };
    }

    public static byte[] Csv(Register register) => RegisterCsv.Write(register);

    public static byte[] Xlsx(Register register) => RegisterXlsx.Write(register);

    internal static Paper List(YearOfBody year, IReadOnlyList<DecisionLine> decisions, DateTimeOffset dated, DateOnly today, Language language)
    {
        var words = new PaperWords(language);
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

    static string Status(DecisionLine one, DateOnly today, PaperWords words)
    {
        var said = one.Status == DecisionStatus.Open && one.Deadline < today ? words["overdue"] : words.Of(one.Status);
        return one.StatusNote is { } note ? $"{said}: {note}" : said;
    }
}
