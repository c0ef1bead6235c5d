using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Forums;

/// <summary>How often a body meets at one level of readiness.</summary>
public sealed record BodyRhythm(ReadinessLevel Level, IReadOnlyList<Cadence> Cadences)
{
    public bool Equals(BodyRhythm? other) => other is not null && Level == other.Level && Cadences.SequenceEqual(other.Cadences);

    public override int GetHashCode() => HashCode.Combine(Level, Cadences.Count);
}

/// <summary>Who does what for a body: a side, a function in words, or both (MTG-09).</summary>
public sealed record BodyTask(PartySide? Side, string? Function)
{
    public static BodyTask Nobody { get; } = new(null, null);
}

/// <summary>Where and when a body usually meets; a meeting may say otherwise (FOR-GEN-01).</summary>
public sealed record UsualMeeting(string? Place = null, TimeOnly? Starts = null, int Minutes = 90);

/// <summary>What a body is, as those who set it up write it.</summary>
public sealed record BodyDescription
{
    public required string Name { get; init; }
    public required BodyKind Kind { get; init; }
    /// <summary>Other names of the same body (ORG-31).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    /// <summary>The body that this one is a part of: a council's strategic group, a steering group's area group.</summary>
    public BodyId? Parent { get; init; }
    public ChairRule Chair { get; init; } = ChairRule.Unstated;
    /// <summary>Whose turn it is at the first meeting of an alternating chair, or whose the fixed chair is.</summary>
    public PartySide? FirstChair { get; init; }
    /// <summary>Who chairs in words, where the text says so: "en representant för föreningen".</summary>
    public string? ChairFunction { get; init; }
    public BodyTask Convener { get; init; } = BodyTask.Nobody;
    public BodyTask Administrator { get; init; } = BodyTask.Nobody;
    public BodyTask MinuteTaker { get; init; } = BodyTask.Nobody;
    public UsualMeeting Usual { get; init; } = new();
    /// <summary>The delimited task of a group formed for one (ORG-33).</summary>
    public string? Task { get; init; }
    /// <summary>Its own rhythm, where no agreement text gives one.</summary>
    public IReadOnlyList<BodyRhythm> Rhythms { get; init; } = [];
}

/// <summary>Those who meet under an agreement, owned by both parties jointly (ORG-47): a steering group, a preparation group, a forum of an action plan.</summary>
public sealed class Body
{
    readonly List<string> _aliases = [];
    readonly List<BodyRhythm> _rhythms = [];

    Body() { }

    public BodyId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public BodyKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<string> Aliases => _aliases;
    public BodyId? Parent { get; private set; }
    /// <summary>What its meetings are evidence about: the body or plan that the agreement names, or the body itself.</summary>
    public DutySubject Subject { get; private set; }
    public ChairRule Chair { get; private set; }
    public PartySide? FirstChair { get; private set; }
    public string? ChairFunction { get; private set; }
    public BodyTask Convener { get; private set; } = BodyTask.Nobody;
    public BodyTask Administrator { get; private set; } = BodyTask.Nobody;
    public BodyTask MinuteTaker { get; private set; } = BodyTask.Nobody;
    public UsualMeeting Usual { get; private set; } = new();
    public string? Task { get; private set; }
    public IReadOnlyList<BodyRhythm> Rhythms => _rhythms;
    /// <summary>The first day it exists; for a body not yet in place (ORG-37), the day by which it shall.</summary>
    public DateOnly From { get; private set; }
    /// <summary>The last day, inclusive; null until further notice.</summary>
    public DateOnly? To { get; private set; }
    public bool IsInPlace { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Body> Create(BodyId id, AgreementId agreement, BodyDescription described, DutySubject subject, DateOnly from, DateOnly? to = null, bool isInPlace = true)
    {
        var body = new Body { Id = id, Agreement = agreement, Subject = subject, From = from, To = to, IsInPlace = isInPlace };
        List<Refusal> found = [.. body.Objections(described)];
        if (to < from) found.Add(new BodyEndsBeforeItBegins(from, to!.Value));
        if (found.Count > 0) return Outcome<Body>.Refused(found);
        body.Take(described);
        body.Version = 1;
        return body;
    }

    /// <summary>
    /// A group formed by need for a delimited task (ORG-32, ORG-33): without a task and a last day it would be a forum that nobody ever closes.
    /// </summary>
    public static Outcome<Body> Form(BodyId id, AgreementId agreement, BodyDescription described, DateOnly from, DateOnly? to, bool isInPlace)
    {
        List<Refusal> found = [];
        if (described.Kind == BodyKind.Working && string.IsNullOrWhiteSpace(described.Task)) found.Add(new GroupTaskMissing());
        if (described.Kind == BodyKind.Working && to is null) found.Add(new GroupEndMissing());
        var made = Create(id, agreement, described, DutySubject.Body(described.Name), from, to, isInPlace);
        return found.Count > 0 ? Outcome<Body>.Refused([.. found, .. made.Refusals]) : made;
    }

    /// <summary>As those who set it up wrote it.</summary>
    public BodyDescription Description => new()
    {
        Name = Name, Kind = Kind, Aliases = [.. _aliases], Parent = Parent, Chair = Chair, FirstChair = FirstChair, ChairFunction = ChairFunction, Convener = Convener,
        Administrator = Administrator, MinuteTaker = MinuteTaker, Usual = Usual, Task = Task, Rhythms = [.. _rhythms],
    };

    public bool ExistsOn(DateOnly date) => IsInPlace && From <= date && !(date > To);

    public Outcome Change(BodyDescription described)
    {
        if (Objections(described) is { Count: > 0 } found) return Outcome.Refused(found);
        Take(described);
        Version++;
        return Outcome.Done;
    }

    /// <summary>A group that was only planned now meets (ORG-37).</summary>
    public Outcome ComeIntoPlace(DateOnly on)
    {
        if (IsInPlace) return new BodyAlreadyInPlace(Name);
        if (To < on) return new BodyEndsBeforeItBegins(on, To!.Value);
        (IsInPlace, From) = (true, on);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The last day: the task is done, or the forum is closed.</summary>
    public Outcome Close(DateOnly lastDay)
    {
        if (lastDay < From) return new BodyEndsBeforeItBegins(From, lastDay);
        To = lastDay;
        Version++;
        return Outcome.Done;
    }

    List<Refusal> Objections(BodyDescription described)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(described.Name)) found.Add(new BodyNameMissing());
        if (described.Parent == Id) found.Add(new BodyWithinItself(described.Name));
        if (described is { Chair: ChairRule.Alternating, FirstChair: null }) found.Add(new FirstChairMissing());
        return found;
    }

    void Take(BodyDescription described)
    {
        (Name, Kind, Parent, Chair, FirstChair) = (described.Name.Trim(), described.Kind, described.Parent, described.Chair, described.FirstChair);
        (Convener, Administrator, MinuteTaker, Usual) = (described.Convener, described.Administrator, described.MinuteTaker, described.Usual);
        (ChairFunction, Task) = (Given(described.ChairFunction), Given(described.Task));
        _aliases.Clear();
        _aliases.AddRange(described.Aliases.Select(alias => alias.Trim()).Where(alias => alias.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        _rhythms.Clear();
        _rhythms.AddRange(described.Rhythms);
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
