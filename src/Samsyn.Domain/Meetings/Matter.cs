using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Meetings;

/// <summary>One step of a matter's way between forums.</summary>
public sealed record MatterStep
{
    public required DateTimeOffset At { get; init; }
    public required PersonId By { get; init; }
    public BodyId? From { get; init; }
    /// <summary>Null when the matter ended here.</summary>
    public BodyId? To { get; init; }
    public required string Why { get; init; }
    /// <summary>The decision that sent it on or ended it: its excerpt returns to the forum that asked.</summary>
    public DecisionId? Decision { get; init; }
}

/// <summary>A question that travels between forums with its trace (FOR-GEN-06). Never about a single person: those are cases (MTG-16).</summary>
public sealed class Matter
{
    readonly List<MatterStep> _steps = [];

    Matter() { }

    public MatterId Id { get; private set; }
    public string Number { get; private set; } = "";
    public AgreementId Agreement { get; private set; }
    public string Title { get; private set; } = "";
    public string Description { get; private set; } = "";
    /// <summary>The forum that raised it, which is told the outcome.</summary>
    public BodyId Origin { get; private set; }
    /// <summary>The forum that has it now.</summary>
    public BodyId At { get; private set; }
    public bool IsClosed { get; private set; }
    public IReadOnlyList<MatterStep> Steps => _steps;
    public int Version { get; private set; }

    public static Outcome<Matter> Raise(MatterId id, string number, Body origin, string title, string description, PersonId by, DateTimeOffset at)
    {
        List<Refusal> found = [.. new[] { PersonalNumberInText.In("title", title), PersonalNumberInText.In("description", description) }.OfType<Refusal>()];
        if (string.IsNullOrWhiteSpace(title)) found.Add(new MatterTitleMissing());
        if (found.Count > 0) return Outcome<Matter>.Refused(found);
        var matter = new Matter
        {
            Id = id, Number = number, Agreement = origin.Agreement, Title = title.Trim(), Description = description.Trim(), Origin = origin.Id, At = origin.Id, Version = 1,
        };
        matter._steps.Add(new() { At = at, By = by, To = origin.Id, Why = matter.Title });
        return matter;
    }

    /// <summary>Handed to another forum, with the reason and, where one sent it, the decision.</summary>
    public Outcome HandTo(Body to, string why, PersonId by, DateTimeOffset at, DecisionId? decision = null)
    {
        List<Refusal> found = [];
        if (IsClosed) found.Add(new MatterClosed(Number));
        if (to.Id == At) found.Add(new MatterIsThereAlready(to.Name));
        if (string.IsNullOrWhiteSpace(why)) found.Add(new HandOverReasonMissing());
        if (PersonalNumberInText.In("why", why) is { } number) found.Add(number);
        if (found.Count > 0) return Outcome.Refused(found);
        _steps.Add(new() { At = at, By = by, From = At, To = to.Id, Why = why.Trim(), Decision = decision });
        At = to.Id;
        Version++;
        return Outcome.Done;
    }

    public Outcome Close(string why, PersonId by, DateTimeOffset at, DecisionId? decision = null)
    {
        List<Refusal> found = [];
        if (IsClosed) found.Add(new MatterClosed(Number));
        if (string.IsNullOrWhiteSpace(why)) found.Add(new HandOverReasonMissing());
        if (PersonalNumberInText.In("why", why) is { } number) found.Add(number);
        if (found.Count > 0) return Outcome.Refused(found);
        _steps.Add(new() { At = at, By = by, From = At, Why = why.Trim(), Decision = decision });
        IsClosed = true;
        Version++;
        return Outcome.Done;
    }
}
