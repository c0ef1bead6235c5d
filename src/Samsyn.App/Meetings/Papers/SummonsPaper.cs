using Samsyn.Documents.Writing;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings.Papers;

/// <summary>What a summons says: the meeting as it is planned now, its agenda and those who are called.</summary>
sealed record SummonsContent
{
    public required MinutesContent Meeting { get; init; }
    public required MeetingState State { get; init; }
    public required AgendaState Agenda { get; init; }
    public string? CancelReason { get; init; }
    /// <summary>Which edition of the summons, from 0.</summary>
    public int Sequence { get; init; }
    /// <summary>How long each item is given, by its place.</summary>
    public IReadOnlyDictionary<int, int> MinutesOfItem { get; init; } = new Dictionary<int, int>();
}

/// <summary>Summons with agenda (kallelse med dagordning), and the list that goes round at the meeting (närvarolista).</summary>
static class SummonsPaper
{
    public static Paper Of(SummonsContent summons, DateTimeOffset dated, Language language)
    {
        var words = new PaperWords(language);
        var meeting = summons.Meeting;
        var isFinal = summons.Agenda == AgendaState.Published || summons.State is MeetingState.Held or MeetingState.Cancelled;
        return new()
        {
            Title = words["summons.title", meeting.Body, words.Day(meeting.Date)], Language = words.Tag, Dated = dated, Watermark = isFinal ? null : words["draft"],
            Head = PaperHeads.Of(meeting, words["summons.kind"], [new(words["version"], words["summons.edition", summons.Sequence + 1]), new(words["date"], PaperWords.Iso(meeting.Date))], words),
            Blocks =
            [
                .. summons.State == MeetingState.Cancelled ? [new Paragraph([new Words(words["cancelled"] + " ", Strong: true), new Words(summons.CancelReason ?? "")], ParagraphLook.Decision)] : Array.Empty<Block>(),
                new FactList([.. Facts(meeting, words)]),
                new Heading(1, words["agenda"]),
                Agenda(summons, words),
                .. Notes(meeting, words),
                new Heading(1, words["called"]),
                Called(meeting, words),
                new Paragraph(words["summons.absence"], ParagraphLook.Note),
            ],
        };
    }

    /// <summary>One row for each who is called, with room for a signature, and for guests.</summary>
    public static Paper Attendance(SummonsContent summons, DateTimeOffset dated, Language language)
    {
        var words = new PaperWords(language);
        var meeting = summons.Meeting;
        var isNoted = meeting.Attendees.Any(one => one.Presence != Presence.Unknown);
        return new()
        {
            Title = words["attendance.title", meeting.Body, words.Day(meeting.Date)], Language = words.Tag, Dated = dated,
            Head = PaperHeads.Of(meeting, words["attendance.kind"], [new(words["date"], PaperWords.Iso(meeting.Date))], words),
            Blocks =
            [
                new FactList([.. Facts(meeting, words)]),
                new Heading(1, words["present"]),
                new Table
                {
                    Caption = words["attendance.caption"], RowsHaveHeadings = true, IsToFillIn = !isNoted,
                    Columns = [new(words["column.name"], 3), new(words["column.function"], 3.2), new(words["column.party"], 1.8), new(words["column.mandate"], 1.5), new(words[isNoted ? "column.presence" : "column.signature"], 2.6)],
                    Rows =
                    [
                        .. meeting.Attendees.Select(one => (IReadOnlyList<TableCell>)[one.Name, one.Function, words.Side(one.Side) ?? words["party.none"], MinutesPaper.Mandate(one, words), isNoted ? words.Of(one.Presence) : ""]),
                        // Room for those whom nobody had called.
                        .. isNoted ? [] : Enumerable.Repeat((IReadOnlyList<TableCell>)["", "", "", "", ""], 3),
                    ],
                },
                new Paragraph(words[isNoted ? meeting.CanDecide ? "canDecide" : "cannotDecide" : "attendance.mandate"], ParagraphLook.Note),
            ],
        };
    }

    static IEnumerable<Fact> Facts(MinutesContent meeting, PaperWords words)
    {
        yield return new(words["fact.body"], meeting.Body);
        yield return new(words["fact.time"], words.Time(meeting.Date, meeting.Starts, meeting.Minutes));
        yield return new(words["fact.place"], words.Place(meeting.Place, meeting.Form));
        if (words.Side(meeting.ChairTurn) is { } turn) yield return new(words["fact.chair"], turn);
        yield return new(words["fact.meeting"], meeting.Number);
        yield return new(words["fact.agreement"], $"{meeting.Agreement} ({meeting.AgreementNumber})");
    }

    static Table Agenda(SummonsContent summons, PaperWords words)
    {
        var hasTimes = summons.MinutesOfItem.Count > 0;
        return new()
        {
            Caption = words["agenda.caption"],
            Columns = [new(words["column.number"], 0.7), new(words["column.item"], 5.5), new(words["column.presenter"], 2.6), .. hasTimes ? [new TableColumn(words["column.minutes"], 1.2, AlignRight: true)] : Array.Empty<TableColumn>()],
            Rows = [.. summons.Meeting.Items.Select(item => (IReadOnlyList<TableCell>)
                [$"{item.Order}.", item.Title, item.Presenter, .. hasTimes ? [summons.MinutesOfItem.TryGetValue(item.Order, out var minutes) ? words["minutes", minutes] : ""] : Array.Empty<TableCell>()])],
        };
    }

    static IEnumerable<Block> Notes(MinutesContent meeting, PaperWords words)
    {
        var demanded = meeting.Items.Where(item => item.Clause is not null).ToList();
        if (demanded.Count > 0)
        {
            yield return new Paragraph([new Words(words["agenda.demanded"], Strong: true)]);
            yield return new Listing(Ordered: false, [.. demanded.Select(item => new ListItem($"{item.Order}. {item.Title}: {item.Clause}"))]);
        }
        var papers = meeting.Items.Where(item => item.Papers.Count > 0).ToList();
        if (papers.Count == 0) yield break;
        yield return new Paragraph([new Words(words["agenda.papers"], Strong: true)]);
        yield return new Listing(Ordered: false, [.. papers.Select(item => new ListItem($"{item.Order}. {item.Title}: {string.Join(", ", item.Papers)}"))]);
    }

    static Table Called(MinutesContent meeting, PaperWords words) => new()
    {
        Caption = words["called.caption"], RowsHaveHeadings = true,
        Columns = [new(words["column.name"], 3), new(words["column.function"], 4), new(words["column.party"], 2), new(words["column.mandate"], 1.6)],
        Rows = [.. meeting.Attendees.Select(one => (IReadOnlyList<TableCell>)[one.Name, one.Function, words.Side(one.Side) ?? words["party.none"], MinutesPaper.Mandate(one, words)])],
    };
}
