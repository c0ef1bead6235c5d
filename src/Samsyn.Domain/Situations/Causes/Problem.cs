using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Causes;

public enum FactorKind { Risk, Protective }

/// <summary>At whom a measure is directed (CAU-04).</summary>
public enum MeasureLevel { General, IndividualOrGroup, Place }

public enum MeasureTerm { Short, Long }

public enum MeasureState { Proposed, Decided, Begun, Done, Dropped }

/// <summary>A measure against a cause, or one for which no cause is given yet. Its evidence says why it should work (CAU-03).</summary>
public sealed record Measure
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
    /// <summary>What is known of its effect, and from where.</summary>
    public string? Evidence { get; init; }
    public MeasureLevel Level { get; init; }
    public MeasureTerm Term { get; init; }
    public string? Responsible { get; init; }
    /// <summary>Whether it was done, which is another question than whether it mattered (CAU-14).</summary>
    public MeasureState State { get; init; }
    /// <summary>Begun at short notice, the steering group informed afterwards (CAU-21).</summary>
    public bool IsFastTrack { get; init; }
    /// <summary>The mandate that a fast track rests on.</summary>
    public string? Mandate { get; init; }
    public DateOnly? SteeringGroupInformed { get; init; }
}

/// <summary>A probable cause: what raises the risk, or what protects and is lacking (CAU-02).</summary>
public sealed record Cause
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
    public FactorKind Kind { get; init; }
    /// <summary>What the assumption rests on.</summary>
    public string? Evidence { get; init; }
    public IReadOnlyList<Measure> Measures { get; init; } = [];
}

public sealed record ProblemText
{
    public required string Title { get; init; }
    public string? Place { get; init; }
    public string? Group { get; init; }
    public string? Description { get; init; }
    /// <summary>1 is first; null when the parties have not weighed it yet (CAU-15).</summary>
    public int? Priority { get; init; }
    public string? Grounds { get; init; }
    /// <summary>The key of the section of the picture that shows it.</summary>
    public string? Section { get; init; }
    /// <summary>What women, men and children need differently here (CAU-16).</summary>
    public string? Needs { get; init; }
}

/// <summary>A problem that the picture shows, with its causes and what is done about them: one tree, kept whole (CAU-01, CAU-02).</summary>
public sealed class Problem
{
    public const int LowestPriority = 99;

    readonly List<Cause> _causes = [];
    readonly List<Measure> _loose = [];

    Problem() { }

    public ProblemId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public string Title { get; private set; } = "";
    public string? Place { get; private set; }
    public string? Group { get; private set; }
    public string? Description { get; private set; }
    public int? Priority { get; private set; }
    public string? Grounds { get; private set; }
    public string? Section { get; private set; }
    public string? Needs { get; private set; }
    public PersonId WrittenBy { get; private set; }
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<Cause> Causes => _causes;
    /// <summary>Measures for which no cause is given: a hole, and kept until somebody finds the cause or drops them.</summary>
    public IReadOnlyList<Measure> Loose => _loose;

    public IEnumerable<(Cause? Cause, Measure Measure)> Measures => [.. _causes.SelectMany(cause => cause.Measures.Select(measure => ((Cause?)cause, measure))), .. _loose.Select(measure => ((Cause?)null, measure))];

    public static Outcome<Problem> State(ProblemId id, AgreementId agreement, ProblemText text, PersonId by, string name, DateTimeOffset now)
    {
        var problem = new Problem { Id = id, Agreement = agreement };
        var described = problem.Describe(text, by, name, now);
        return described.IsDone ? problem : Outcome<Problem>.Refused(described.Refusals);
    }

    public Outcome Describe(ProblemText text, PersonId by, string name, DateTimeOffset now)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(text.Title)) found.Add(new ProblemTitleMissing());
        if (string.IsNullOrWhiteSpace(text.Place) && string.IsNullOrWhiteSpace(text.Group)) found.Add(new ProblemPlaceMissing());
        if (text.Priority is { } priority && (priority < 1 || priority > LowestPriority)) found.Add(new PriorityUnlikely(priority, LowestPriority));
        if (text.Priority is not null && string.IsNullOrWhiteSpace(text.Grounds)) found.Add(new PriorityGroundsMissing());
        if (PersonalNumbers.In($"{text.Title}\n{text.Description}\n{text.Grounds}\n{text.Group}\n{text.Place}\n{text.Needs}").Any()) found.Add(new PersonalNumberInAnalysis("description"));
        if (found.Count > 0) return Outcome.Refused(found);
        (Title, Place, Group, Description) = (text.Title.Trim(), Given(text.Place), Given(text.Group), Given(text.Description));
        (Priority, Grounds, Section, Needs) = (text.Priority, Given(text.Grounds), Given(text.Section), Given(text.Needs));
        return Written(by, name, now);
    }

    /// <summary>A new cause, or another wording of the one with its id; its measures stay.</summary>
    public Outcome Keep(Cause cause, PersonId by, string name, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(cause.Text)) return new CauseMissing();
        if (PersonalNumbers.In($"{cause.Text}\n{cause.Evidence}").Any()) return new PersonalNumberInAnalysis("text");
        var at = _causes.FindIndex(one => one.Id == cause.Id);
        var kept = cause with { Text = cause.Text.Trim(), Evidence = Given(cause.Evidence), Measures = at < 0 ? [] : _causes[at].Measures };
        if (at < 0) _causes.Add(kept);
        else _causes[at] = kept;
        return Written(by, name, now);
    }

    public Outcome RemoveCause(Guid id, PersonId by, string name, DateTimeOffset now)
    {
        if (_causes.Find(one => one.Id == id) is not { } cause) return new CauseUnknown();
        if (cause.Measures.Count > 0) return new CauseHasMeasures(cause.Text, cause.Measures.Count);
        _causes.Remove(cause);
        return Written(by, name, now);
    }

    /// <summary>A measure under a cause, or under none; the one with its id moves there.</summary>
    public Outcome Keep(Measure measure, Guid? cause, PersonId by, string name, DateTimeOffset now)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(measure.Text)) found.Add(new MeasureMissing());
        if (measure.IsFastTrack && string.IsNullOrWhiteSpace(measure.Mandate)) found.Add(new MandateMissing());
        if (cause is { } wanted && !_causes.Exists(one => one.Id == wanted)) found.Add(new CauseUnknown());
        if (PersonalNumbers.In($"{measure.Text}\n{measure.Evidence}\n{measure.Responsible}").Any()) found.Add(new PersonalNumberInAnalysis("text"));
        if (found.Count > 0) return Outcome.Refused(found);
        var kept = measure with { Text = measure.Text.Trim(), Evidence = Given(measure.Evidence), Responsible = Given(measure.Responsible), Mandate = Given(measure.Mandate) };
        var stands = PlaceOf(measure.Id);
        if (stands is not null && stands.Value.Cause?.Id == cause) Replace(kept, cause);
        else
        {
            Take(measure.Id);
            if (cause is { } under) Change(under, measures => [.. measures, kept]);
            else _loose.Add(kept);
        }
        return Written(by, name, now);
    }

    public Outcome RemoveMeasure(Guid id, PersonId by, string name, DateTimeOffset now)
    {
        if (PlaceOf(id) is null) return new MeasureUnknown();
        Take(id);
        return Written(by, name, now);
    }

    (Cause? Cause, Measure Measure)? PlaceOf(Guid id) => Measures.Where(one => one.Measure.Id == id).Select(one => ((Cause?, Measure)?)one).FirstOrDefault();

    void Replace(Measure measure, Guid? cause)
    {
        if (cause is { } under) Change(under, measures => [.. measures.Select(one => one.Id == measure.Id ? measure : one)]);
        else _loose[_loose.FindIndex(one => one.Id == measure.Id)] = measure;
    }

    void Take(Guid id)
    {
        _loose.RemoveAll(one => one.Id == id);
        foreach (var cause in _causes.Where(one => one.Measures.Any(measure => measure.Id == id)).ToList()) Change(cause.Id, measures => [.. measures.Where(one => one.Id != id)]);
    }

    void Change(Guid cause, Func<IReadOnlyList<Measure>, IReadOnlyList<Measure>> change)
    {
        var at = _causes.FindIndex(one => one.Id == cause);
        _causes[at] = _causes[at] with { Measures = change(_causes[at].Measures) };
    }

    Outcome Written(PersonId by, string name, DateTimeOffset now)
    {
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
