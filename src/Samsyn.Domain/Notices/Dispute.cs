using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Notices;

/// <summary>Where a dispute stands: first talks in good faith, only then the general courts, always under Swedish law (NOT-22).</summary>
public enum DisputeStage { AmicableTalks, GeneralCourt, Settled, Judged }

public sealed record DisputeStep(DisputeStage Stage, DateOnly On, string Note);

/// <summary>A dispute over an agreement, step by step.</summary>
public sealed class Dispute
{
    readonly List<DisputeStep> _steps = [];

    Dispute() { }

    public DisputeId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public string Matter { get; private set; } = "";
    public int Version { get; private set; }

    public IReadOnlyList<DisputeStep> Steps => _steps;

    public DisputeStage Stage => _steps[^1].Stage;

    public bool IsClosed => Stage is DisputeStage.Settled or DisputeStage.Judged;

    /// <summary>The stages that may come next: the court only after talks, a judgment only from the court.</summary>
    public IReadOnlyList<DisputeStage> Next => Stage switch
    {
        DisputeStage.AmicableTalks => [DisputeStage.Settled, DisputeStage.GeneralCourt],
        DisputeStage.GeneralCourt => [DisputeStage.Settled, DisputeStage.Judged],
        _ => [],
    };

    /// <summary>A dispute always begins with talks.</summary>
    public static Outcome<Dispute> Open(DisputeId id, AgreementId agreement, string matter, DateOnly on, string note, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(matter)) found.Add(new DisputeMatterMissing());
        if (on > today) found.Add(new NoticeDateInFuture(on, today));
        if (found.Count > 0) return Outcome<Dispute>.Refused(found);
        var dispute = new Dispute { Id = id, Agreement = agreement, Matter = matter.Trim(), Version = 1 };
        dispute._steps.Add(new(DisputeStage.AmicableTalks, on, note.Trim()));
        return dispute;
    }

    /// <summary>Takes the next step; the note says what was agreed, which court, or how it judged.</summary>
    public Outcome Move(DisputeStage to, DateOnly on, string note, DateOnly today)
    {
        var last = _steps[^1];
        if (IsClosed) return new DisputeClosed(last.On);
        List<Refusal> found = [];
        if (!Next.Contains(to)) found.Add(new DisputeStepNotNext(Stage, to));
        if (string.IsNullOrWhiteSpace(note)) found.Add(new DisputeNoteMissing());
        if (on > today) found.Add(new NoticeDateInFuture(on, today));
        if (on < last.On) found.Add(new DisputeStepBeforeLast(on, last.On));
        if (found.Count > 0) return Outcome.Refused(found);
        _steps.Add(new(to, on, note.Trim()));
        Version++;
        return Outcome.Done;
    }
}
