using Samsyn.Documents.Writing;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Time;

namespace Samsyn.App.Meetings.Papers;

/// <summary>How far minutes have come, and who has approved them.</summary>
sealed record MinutesStanding(MinutesState State, string? Checksum, IReadOnlyList<Approval> Approvals)
{
    public bool IsApproved => State == MinutesState.Approved;
}

/// <summary>Minutes (protokoll) as a paper. They carry what the minutes say and nothing else: no individual case comes in here (MTG-16).</summary>
static class MinutesPaper
{
    /// <param name="minutes">What they say; of approved minutes the frozen content.</param>
    /// <param name="standing">Draft until approved by both.</param>
    /// <param name="isExcerpt">Whether items for the parties only were left out.</param>
    /// <param name="dated">The date in the file's properties.</param>
    /// <param name="language">Of headings and labels; what was written at the meeting stays as it was written.</param>
    public static Paper Of(MinutesContent minutes, MinutesStanding standing, bool isExcerpt, DateTimeOffset dated, Language language)
    {
        var words = new PaperWords(language);
        return new()
        {
            Title = words[isExcerpt ? "minutes.excerptTitle" : "minutes.title", minutes.Body, words.Day(minutes.Date)],
            Language = words.Tag, Dated = dated, Watermark = standing.IsApproved ? null : words["draft"],
            Head = PaperHeads.Of(minutes, words[isExcerpt ? "minutes.excerptKind" : "minutes.kind"], Standing(minutes, standing, words), words),
            Blocks =
            [
                new FactList([.. Facts(minutes, words)]),
                .. isExcerpt ? [new Paragraph(words["minutes.excerpt"], ParagraphLook.Note)] : Array.Empty<Block>(),
                .. Attendance(minutes, words),
                .. minutes.Items.SelectMany(item => Item(item, words)),
                .. Summary(minutes, words),
                .. Next(minutes, words),
                .. Approval(minutes, standing, words),
            ],
        };
    }

    static IEnumerable<Fact> Standing(MinutesContent minutes, MinutesStanding standing, PaperWords words)
    {
        yield return new(words["version"], standing.IsApproved ? words["version.approved", PaperWords.Iso(ApprovedOn(standing))] : words.Of(standing.State));
        yield return new(words["decided"], PaperWords.Iso(minutes.Date));
    }

    static DateOnly ApprovedOn(MinutesStanding standing) => SwedishTime.DateOf(standing.Approvals.Max(approval => approval.At));

    static IEnumerable<Fact> Facts(MinutesContent minutes, PaperWords words)
    {
        yield return new(words["fact.body"], minutes.Body);
        yield return new(words["fact.meeting"], minutes.Number);
        yield return new(words["fact.time"], words.Time(minutes.Date, minutes.Starts, minutes.Minutes));
        yield return new(words["fact.place"], words.Place(minutes.Place, minutes.Form));
        if (minutes.ChairedBy is { } chair) yield return new(words["fact.chair"], string.Join(", ", new[] { chair, words.Side(minutes.ChairedBySide) }.OfType<string>()));
        if (minutes.ChairDeviation is { } why) yield return new(words["fact.chairDeviation"], words["chairDeviation", words.Side(minutes.ChairTurn), why]);
        if (minutes.Secretary is { } secretary) yield return new(words["fact.secretary"], secretary);
        yield return new(words["fact.agreement"], $"{minutes.Agreement} ({minutes.AgreementNumber})");
    }

    static IEnumerable<Block> Attendance(MinutesContent minutes, PaperWords words)
    {
        yield return new Heading(1, words["present"]);
        yield return new Table
        {
            Caption = words["present.caption"], RowsHaveHeadings = true,
            Columns = [new(words["column.name"], 3), new(words["column.function"], 4), new(words["column.party"], 2), new(words["column.mandate"], 1.6)],
            Rows = [.. minutes.Attendees.Where(one => one.Presence == Presence.Present)
                .Select(one => (IReadOnlyList<TableCell>)[one.Name, one.Function, words.Side(one.Side) ?? words["party.none"], Mandate(one, words)])],
        };
        yield return new Paragraph(words[minutes.CanDecide ? "canDecide" : "cannotDecide"]);
        var absent = minutes.Attendees.Where(one => one.Presence == Presence.Absent).ToList();
        if (absent.Count > 0) yield return new Paragraph([new Words(words["absent"] + " ", Strong: true), new Words(string.Join("; ", absent.Select(one => one.Name == one.Function ? one.Name : $"{one.Name}, {one.Function}")))]);
    }

    internal static string Mandate(MinutesAttendee one, PaperWords words) => words[one.IsAdjunct ? "mandate.adjunct" : one.HasMandate ? "mandate.yes" : "mandate.no"];

    static IEnumerable<Block> Item(MinutesItem item, PaperWords words)
    {
        yield return new Heading(1, item.Title, item.Paragraph is { } paragraph ? $"§ {paragraph}" : $"{item.Order}.");
        var about = string.Join(" · ", new[] { item.Presenter is { } who ? words["presenter", who] : null, item.Clause is { } clause ? words["clause", clause] : null }.OfType<string>());
        if (about.Length > 0) yield return new Paragraph(about, ParagraphLook.Note);
        // Attendance and the next meeting have places of their own.
        if (item is { Notes.Length: 0, Decisions.Count: 0, State: not AgendaItemState.CarriedOver, Kind: AgendaItemKind.Attendance or AgendaItemKind.NextMeeting }) yield return new Paragraph(words["see." + item.Kind]);
        if (item.State == AgendaItemState.CarriedOver) yield return new Paragraph([new Words(words["carriedOver"], Emphasised: true)]);
        foreach (var written in item.Notes.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return new Paragraph(written);
        foreach (var decision in item.Decisions) yield return Decision(decision, words);
        if (item.Papers.Count > 0) yield return new Paragraph(words["papers", string.Join(", ", item.Papers)], ParagraphLook.Note);
    }

    static Paragraph Decision(MinutesDecision decision, PaperWords words)
    {
        var follows = string.Join(" · ", new[]
        {
            decision.To is { } to ? words["assignedTo", to] : null,
            decision.Responsible is { } who ? words["responsible", who] : null,
            decision.Deadline is { } deadline ? words["deadline", PaperWords.Iso(deadline)] : null,
            decision.ReviewOn is { } review ? words["review", PaperWords.Iso(review)] : null,
            decision.Annex is { } annex ? words["newVersion", annex] : null,
        }.OfType<string>());
        return new(
        [
            new Words(words[decision.Standing == DecisionStanding.Decided ? "decision" : "proposal"] + " ", Strong: true), new Words(decision.Text),
            .. follows.Length > 0 ? [new Words("\n" + follows, Emphasised: true)] : Array.Empty<Inline>(),
        ], ParagraphLook.Decision);
    }

    /// <summary>All decisions at a glance, for whoever has to carry them out.</summary>
    static IEnumerable<Block> Summary(MinutesContent minutes, PaperWords words)
    {
        var rows = minutes.Items.SelectMany(item => item.Decisions.Select(decision => (Item: item, Decision: decision))).ToList();
        if (rows.Count < 2) yield break;
        yield return new Heading(1, words["summary"]);
        yield return new Table
        {
            Caption = words["summary.caption"], RowsHaveHeadings = true,
            Columns = [new(words["column.paragraph"], 1), new(words["column.decision"], 6), new(words["column.responsible"], 2.6), new(words["column.deadline"], 1.9)],
            Rows = [.. rows.Select(row => (IReadOnlyList<TableCell>)[row.Item.Paragraph is { } paragraph ? $"§ {paragraph}" : $"{row.Item.Order}.",
                row.Decision.Standing == DecisionStanding.Decided ? row.Decision.Text : $"{words["proposal"]} {row.Decision.Text}", row.Decision.Responsible, row.Decision.Deadline is { } deadline ? PaperWords.Iso(deadline) : null])],
        };
    }

    static IEnumerable<Block> Next(MinutesContent minutes, PaperWords words)
    {
        if (minutes.Next is not { } next) yield break;
        yield return new Heading(1, words["next"]);
        yield return new FactList([.. new[]
        {
            new Fact(words["fact.time"], next.Starts is { } starts ? words["from", words.Day(next.Date), words.Clock(starts)] : words.Day(next.Date)),
            next.Place is { } place ? new Fact(words["fact.place"], place) : null,
            words.Side(next.ChairTurn) is { } turn ? new Fact(words["fact.chair"], turn) : null,
        }.OfType<Fact>()]);
    }

    static IEnumerable<Block> Approval(MinutesContent minutes, MinutesStanding standing, PaperWords words)
    {
        yield return new Heading(1, words["approval"]);
        if (standing.IsApproved)
        {
            yield return new Signatures([.. standing.Approvals.OrderBy(approval => approval.At).Select(approval => new Signature(
                words[approval.Name == minutes.ChairedBy ? "approval.chair" : "approval.other", words.Side(approval.Side)], approval.Name,
                words["approved", PaperWords.Iso(SwedishTime.DateOf(approval.At)), words.Clock(TimeOnly.FromDateTime(SwedishTime.Local(approval.At).DateTime))]))]);
            yield return new Paragraph(words["approval.checksum", standing.Checksum], ParagraphLook.Note);
            yield break;
        }
        yield return new Paragraph(words["approval.draft"], ParagraphLook.Note);
        yield return new Signatures([new(minutes.ChairedBySide is { } side ? words["approval.chair", words.Side(side)] : words["fact.chair"], minutes.ChairedBy ?? words["fact.chair"], null), new(words["approval.otherParty"], words["approval.name"], null)]);
    }
}
