using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Meetings;

/// <summary>What an item of an agenda is about (MTG-08). Several of these the product puts on by itself.</summary>
public enum AgendaItemKind { Attendance, PreviousDecisions, Standing, AnnexUpdate, Matter, Information, NextMeeting, Other }

public enum AgendaItemState
{
    Open,
    Treated,
    /// <summary>Moved on to a later meeting; a copy of it stands there.</summary>
    CarriedOver,
}

/// <summary>What an item is, as its author writes it.</summary>
public sealed record AgendaItemDescription
{
    public required AgendaItemKind Kind { get; init; }
    public required string Title { get; init; }
    /// <summary>Who presents it (föredragande, MTG-05).</summary>
    public string? Presenter { get; init; }
    /// <summary>How long it is given.</summary>
    public int? Minutes { get; init; }
    /// <summary>The clause that demands it (MTG-07), in words with its line.</summary>
    public string? Clause { get; init; }
    /// <summary>What it follows up, for a standing item: treated, it is evidence about this (MTG-07).</summary>
    public DutySubject? Subject { get; init; }
    /// <summary>The kind of evidence that it then is; exactly one.</summary>
    public EvidenceKinds? Fulfils { get; init; }
    /// <summary>The annex whose proposed version is up for decision.</summary>
    public int? Annex { get; init; }
    public MatterId? Matter { get; init; }
    /// <summary>The information that is told (INF-07).</summary>
    public Guid? Information { get; init; }
    /// <summary>Not shown to members from outside both parties, nor to politicians (FOR-BRA-01).</summary>
    public bool IsForPartiesOnly { get; init; }
}

/// <summary>
/// An item of a meeting's agenda, or of the body's backlog while it has no meeting. It has a version of its own: two secretaries may write
/// under different items at once, and under the same one neither writes over the other.
/// </summary>
public sealed class AgendaItem
{
    public const int LongestTitle = 300;
    public const int LongestNotes = 50_000;

    AgendaItem() { }

    public AgendaItemId Id { get; private set; }
    public BodyId Body { get; private set; }
    /// <summary>Null in the backlog.</summary>
    public MeetingId? Meeting { get; private set; }
    public int Order { get; private set; }
    public AgendaItemKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string? Presenter { get; private set; }
    public int? Minutes { get; private set; }
    public string? Clause { get; private set; }
    public DutySubject? Subject { get; private set; }
    public EvidenceKinds? Fulfils { get; private set; }
    public int? Annex { get; private set; }
    public MatterId? Matter { get; private set; }
    public Guid? Information { get; private set; }
    public bool IsForPartiesOnly { get; private set; }
    public AgendaItemState State { get; private set; }
    /// <summary>The item of an earlier meeting that this one was carried over or copied from.</summary>
    public AgendaItemId? From { get; private set; }
    /// <summary>What was said, as the minutes will have it.</summary>
    public string Notes { get; private set; } = "";
    /// <summary>The § of the minutes, given when they are put forward: numbered per body and year.</summary>
    public int? Paragraph { get; private set; }
    public int? Year { get; private set; }
    public int Version { get; private set; }

    public static Outcome<AgendaItem> Create(AgendaItemId id, BodyId body, MeetingId? meeting, int order, AgendaItemDescription described)
    {
        if (Objections(described) is { Count: > 0 } found) return Outcome<AgendaItem>.Refused(found);
        var item = new AgendaItem { Id = id, Body = body, Meeting = meeting, Order = order, Version = 1 };
        item.Take(described);
        return item;
    }

    public Outcome Change(AgendaItemDescription described)
    {
        if (Objections(described) is { Count: > 0 } found) return Outcome.Refused(found);
        Take(described);
        Version++;
        return Outcome.Done;
    }

    public Outcome Write(string notes)
    {
        if (notes.Length > LongestNotes) return new NotesTooLong(notes.Length, LongestNotes);
        if (PersonalNumberInText.In("notes", notes) is { } number) return number;
        Notes = notes.ReplaceLineEndings("\n").TrimEnd();
        if (State == AgendaItemState.Open && Notes.Length > 0) State = AgendaItemState.Treated;
        Version++;
        return Outcome.Done;
    }

    /// <summary>A decision was taken under it. Always a new version: whoever approves the minutes at this moment, or writes here, notices.</summary>
    public void Treat()
    {
        if (State == AgendaItemState.Open) State = AgendaItemState.Treated;
        Version++;
    }

    /// <summary>Its place is no part of its version: whoever writes under it meanwhile is not disturbed.</summary>
    public void PlaceAt(int order) => Order = order;

    /// <summary>From the backlog to a meeting, or back (null).</summary>
    public void MoveTo(MeetingId? meeting, int order)
    {
        (Meeting, Order) = (meeting, order);
        Version++;
    }

    /// <summary>Not finished here: the same item on a later agenda, or in the backlog. This one stays, marked, where it was.</summary>
    public Outcome<AgendaItem> CarryOver(AgendaItemId id, MeetingId? to, int order)
    {
        if (State == AgendaItemState.CarriedOver) return new ItemCarriedOver(Title);
        State = AgendaItemState.CarriedOver;
        Version++;
        return Copied(id, to, order);
    }

    /// <summary>The same item on another agenda; this one is not touched.</summary>
    public AgendaItem Copied(AgendaItemId id, MeetingId? to, int order) => new()
    {
        Id = id, Body = Body, Meeting = to, Order = order, Kind = Kind, Title = Title, Presenter = Presenter, Minutes = Minutes, Clause = Clause, Subject = Subject, Fulfils = Fulfils, Annex = Annex,
        Matter = Matter, Information = Information, IsForPartiesOnly = IsForPartiesOnly, From = Id, Version = 1,
    };

    /// <summary>Given once; the number stays when the minutes are taken back and put forward again.</summary>
    public void Number(int year, int paragraph)
    {
        if (Paragraph is not null) return;
        (Year, Paragraph) = (year, paragraph);
        Version++;
    }

    /// <summary>The minutes have been put forward or approved: whoever is writing here at this moment loses the race and is told so.</summary>
    public void Freeze() => Version++;

    void Take(AgendaItemDescription described)
    {
        (Kind, Title, Presenter, Minutes) = (described.Kind, described.Title.Trim(), Given(described.Presenter), described.Minutes);
        (Clause, Subject, Fulfils, Annex, Matter, Information, IsForPartiesOnly) = (Given(described.Clause), described.Subject, described.Fulfils, described.Annex, described.Matter, described.Information, described.IsForPartiesOnly);
    }

    static List<Refusal> Objections(AgendaItemDescription described)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(described.Title)) found.Add(new ItemTitleMissing());
        else if (described.Title.Length > LongestTitle) found.Add(new ItemTitleTooLong(described.Title.Length, LongestTitle));
        if (PersonalNumberInText.In("title", described.Title) is { } number) found.Add(number);
        if (described.Minutes is < 1 or > Meetings.Meeting.LongestMinutes) found.Add(new MeetingLengthWrong(described.Minutes.Value));
        return found;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
