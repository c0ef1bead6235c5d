using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Drawings;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>A body and a calendar year of its meetings.</summary>
sealed record YearOfBody
{
    public required string Body { get; init; }
    public required string Agreement { get; init; }
    public IReadOnlyList<string> DiaryNumbers { get; init; } = [];
    public required int Year { get; init; }
    public IReadOnlyList<MeetingOfYear> Meetings { get; init; } = [];
}

sealed record MeetingOfYear(DateOnly Date, TimeOnly? Starts, string Body, MeetingState State, PartySide? Chair, string? Place);

/// <summary>The year wheel (årshjul): a figure with every meeting of the year, and a table that says the same.</summary>
static class YearPaper
{
    const double Size = 400, Middle = Size / 2, Outer = 176, Inner = 74;
    const int Ink = 0x1C2224, Soft = 0x545A59, Accent = 0x0B5058, Rule = 0xB7D3D1, Sheet = 0xF4F8F7, Bad = 0xA3261C;

    public static Paper Of(YearOfBody year, DateOnly today, DateTimeOffset dated, Language language)
    {
        var words = new PaperWords(language);
        var rings = year.Meetings.Select(one => one.Body).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var meetings = year.Meetings.OrderBy(one => one.Date).ThenBy(one => one.Body, StringComparer.Ordinal).ToList();
        return new()
        {
            Title = words["year.title", year.Body, year.Year], Language = words.Tag, Dated = dated,
            Head = PaperHeads.Of(year.Agreement, year.DiaryNumbers, words["year.kind"], [new(words["version"], PaperWords.Iso(today))], words),
            Blocks =
            [
                new Figure(Wheel(year.Year, meetings, rings, today, words), words["year.alternative", year.Year, meetings.Count, meetings.Count(one => one.State == MeetingState.Held)]),
                new Paragraph(words["year.legend"], ParagraphLook.Note),
                .. rings.Count > 1 ? [new Paragraph(words["year.rings", string.Join(", ", rings)], ParagraphLook.Note)] : Array.Empty<Block>(),
                new Heading(1, words["year.meetings"]),
                meetings.Count == 0 ? new Paragraph(words["year.none"]) : new Table
                {
                    Caption = words["year.caption"], RowsHaveHeadings = true,
                    Columns = [new(words["column.date"], 2.6), new(words["column.body"], 3), new(words["column.state"], 1.8), new(words["column.chair"], 1.6), new(words["column.place"], 2.2)],
                    Rows = [.. meetings.Select(one => (IReadOnlyList<TableCell>)
                        [Day(one, words), one.Body, IsMissing(one, today) ? words["state.missing"] : words.Of(one.State), words.Side(one.Chair), one.Place])],
                },
            ],
        };
    }

    static string Day(MeetingOfYear one, PaperWords words) => one.Starts is { } starts ? words["from", words.ShortDay(one.Date), words.Clock(starts)] : words.ShortDay(one.Date);

    /// <summary>Its day has gone and nobody has noted that it was held or cancelled.</summary>
    static bool IsMissing(MeetingOfYear one, DateOnly today) => one.Date < today && one.State is (MeetingState.Proposed or MeetingState.Planned or MeetingState.Called);

    static Drawing Wheel(int year, List<MeetingOfYear> meetings, List<string> bodies, DateOnly today, PaperWords words)
    {
        var width = (Outer - Inner) / Math.Max(1, bodies.Count);
        List<Shape> shapes = [new Circle(Middle, Middle, Outer, Sheet, Rule), new Circle(Middle, Middle, Inner, 0xFFFFFF, Rule)];
        for (var ring = 1; ring < bodies.Count; ring++) shapes.Add(new Circle(Middle, Middle, Inner + ring * width, null, Rule, 0.6));
        for (var month = 1; month <= 12; month++)
        {
            var first = Angle(new DateOnly(year, month, 1));
            shapes.Add(new Stroke(X(first, Inner), Y(first, Inner), X(first, Outer + 5), Y(first, Outer + 5), Rule, 0.8));
            var middle = Angle(new DateOnly(year, month, 15));
            shapes.Add(new Label(X(middle, Outer + 13), Y(middle, Outer + 13) + 3.5, words.ShortMonth(month), 9.5, Soft, AnchorAt(middle)));
        }
        if (today.Year == year)
        {
            var now = Angle(today);
            shapes.Add(new Stroke(X(now, Inner - 16), Y(now, Inner - 16), X(now, Outer), Y(now, Outer), Accent, 1.4));
        }
        shapes.Add(new Label(Middle, Middle + 9, year.ToString(System.Globalization.CultureInfo.InvariantCulture), 26, Accent, Anchor.Middle, Strong: true));
        foreach (var one in meetings)
        {
            var (angle, radius) = (Angle(one.Date), Inner + (bodies.IndexOf(one.Body) + 0.5) * width);
            shapes.AddRange(Mark(X(angle, radius), Y(angle, radius), Math.Min(6, width * 0.4), one, today));
        }
        return new(Size, Size, shapes);
    }

    /// <summary>By shape first, colour second: held is a full disc, planned a ring, proposed a diamond, cancelled a cross, missing a triangle.</summary>
    static IEnumerable<Shape> Mark(double x, double y, double r, MeetingOfYear one, DateOnly today) => one.State switch
    {
        MeetingState.Held => [new Circle(x, y, r, Accent, Accent)],
        MeetingState.Cancelled => [new Stroke(x - r, y - r, x + r, y + r, Ink, 1.8), new Stroke(x - r, y + r, x + r, y - r, Ink, 1.8)],
        _ when IsMissing(one, today) => [new Polygon([(x, y - r), (x + r, y + r), (x - r, y + r)], 0xFFFFFF, Bad, 1.8)],
        MeetingState.Proposed => [new Polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], 0xFFFFFF, Soft, 1.2)],
        _ => [new Circle(x, y, r, 0xFFFFFF, Accent, 1.8)],
    };

    static Anchor AnchorAt(double angle) => Math.Sin(angle) switch { > 0.25 => Anchor.Start, < -0.25 => Anchor.End, _ => Anchor.Middle };

    /// <summary>From the top, clockwise.</summary>
    static double Angle(DateOnly date) => 2 * Math.PI * (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366 : 365);

    static double X(double angle, double radius) => Middle + Math.Sin(angle) * radius;

    static double Y(double angle, double radius) => Middle - Math.Cos(angle) * radius;
}
