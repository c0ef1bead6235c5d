using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>Everything that minutes say, in words and numbers that no later change touches. What is put forward, approved and kept is this, as JSON.</summary>
public sealed record MinutesContent
{
    public int Format { get; init; } = 1;
    public required string Number { get; init; }
    public required string Body { get; init; }
    public required BodyKind BodyKind { get; init; }
    public required string Agreement { get; init; }
    public required string AgreementNumber { get; init; }
    /// <summary>Those of both authorities, as the agreement prints them.</summary>
    public IReadOnlyList<string> DiaryNumbers { get; init; } = [];
    public required DateOnly Date { get; init; }
    public TimeOnly? Starts { get; init; }
    public int Minutes { get; init; }
    public string? Place { get; init; }
    public MeetingForm Form { get; init; }
    public string? ChairedBy { get; init; }
    public PartySide? ChairedBySide { get; init; }
    public PartySide? ChairTurn { get; init; }
    public string? ChairDeviation { get; init; }
    public string? Secretary { get; init; }
    public IReadOnlyList<MinutesAttendee> Attendees { get; init; } = [];
    /// <summary>Whether somebody with mandate of each party was there (ORG-21).</summary>
    public bool CanDecide { get; init; }
    public IReadOnlyList<MinutesItem> Items { get; init; } = [];
    public NextMeeting? Next { get; init; }
}

public sealed record MinutesAttendee(string Name, string Function, PartySide? Side, bool HasMandate, bool IsAdjunct, Presence Presence);

public sealed record MinutesItem
{
    public int? Paragraph { get; init; }
    public required int Order { get; init; }
    public required AgendaItemKind Kind { get; init; }
    public required string Title { get; init; }
    public string? Presenter { get; init; }
    public string? Clause { get; init; }
    public string Notes { get; init; } = "";
    public required AgendaItemState State { get; init; }
    public bool IsForPartiesOnly { get; init; }
    public IReadOnlyList<string> Papers { get; init; } = [];
    public IReadOnlyList<MinutesDecision> Decisions { get; init; } = [];
}

public sealed record MinutesDecision
{
    public required int Order { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DecisionStanding Standing { get; init; }
    public required string Text { get; init; }
    public string? Responsible { get; init; }
    public DateOnly? Deadline { get; init; }
    public DateOnly? ReviewOn { get; init; }
    /// <summary>“Bilaga 3 Lägesbild”, when it gets a version by the decision.</summary>
    public string? Annex { get; init; }
    /// <summary>The body that an assignment goes to.</summary>
    public string? To { get; init; }
}

public sealed record NextMeeting(DateOnly Date, TimeOnly? Starts, string? Place, PartySide? ChairTurn);
