using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements.Annexes;

/// <summary>Which facts belong to which annex: cutting an agreement's facts into slices, and laying slices together again.</summary>
public static class FactSlices
{
    /// <summary>The part of the facts that an annex of this kind carries.</summary>
    public static AgreementFacts Carried(AnnexKind kind, AgreementFacts facts) => kind switch
    {
        AnnexKind.SituationPicture => new() { Statistics = facts.Statistics },
        AnnexKind.ActionPlans => new() { Plans = facts.Plans, Areas = facts.Areas, Actions = facts.Actions },
        AnnexKind.FollowUpPlan => new() { FollowUp = facts.FollowUp },
        AnnexKind.CommunicationPlan => new() { Communication = facts.Communication },
        AnnexKind.Other => new() { PriorityAreas = facts.PriorityAreas },
        AnnexKind.Agreement => facts,
        _ => new(),
    };

    /// <summary>Slices by annex number: each annex takes what its kind carries, the agreement's own text keeps all the rest.</summary>
    public static IReadOnlyDictionary<int, AgreementFacts> Cut(AgreementFacts facts, IReadOnlyList<(int Number, AnnexKind Kind, int? From, int? To)> annexes)
    {
        Dictionary<int, AgreementFacts> slices = [];
        var rest = facts;
        foreach (var annex in annexes.Where(a => a.Kind is not AnnexKind.Agreement))
        {
            // An annex of unknown kind takes the priority areas that stand between its lines, nothing else.
            var slice = annex.Kind == AnnexKind.Other
                ? new() { PriorityAreas = [.. rest.PriorityAreas.Where(p => annex.From <= p.Line && p.Line <= annex.To)] }
                : Carried(annex.Kind, rest);
            slices[annex.Number] = slice;
            rest = Without(rest, slice);
        }
        foreach (var main in annexes.Where(a => a.Kind == AnnexKind.Agreement).Take(1)) slices[main.Number] = rest;
        return slices;
    }

    /// <summary>Lists are laid after one another; a single fact is taken from the first slice that states it.</summary>
    public static AgreementFacts Join(IEnumerable<AgreementFacts> slices) => slices.Aggregate(new AgreementFacts(), (all, slice) => all with
    {
        Title = all.Title ?? slice.Title,
        Parties = [.. all.Parties, .. slice.Parties],
        DiaryNumbers = [.. all.DiaryNumbers, .. slice.DiaryNumbers],
        Term = all.Term ?? slice.Term,
        Parent = all.Parent ?? slice.Parent,
        Annexes = [.. all.Annexes, .. slice.Annexes],
        Signatories = [.. all.Signatories, .. slice.Signatories],
        Bodies = [.. all.Bodies, .. slice.Bodies],
        Clauses = [.. all.Clauses, .. slice.Clauses],
        Sources = [.. all.Sources, .. slice.Sources],
        PriorityAreas = [.. all.PriorityAreas, .. slice.PriorityAreas],
        Plans = [.. all.Plans, .. slice.Plans],
        Areas = [.. all.Areas, .. slice.Areas],
        FollowUp = [.. all.FollowUp, .. slice.FollowUp],
        Communication = all.Communication ?? slice.Communication,
        Statistics = [.. all.Statistics, .. slice.Statistics],
        Actions = [.. all.Actions, .. slice.Actions],
        Obligations = [.. all.Obligations, .. slice.Obligations],
    });

    static AgreementFacts Without(AgreementFacts facts, AgreementFacts slice) => facts with
    {
        PriorityAreas = [.. facts.PriorityAreas.Except(slice.PriorityAreas)],
        Plans = slice.Plans.Count > 0 ? [] : facts.Plans,
        Areas = slice.Areas.Count > 0 ? [] : facts.Areas,
        Actions = slice.Actions.Count > 0 ? [] : facts.Actions,
        FollowUp = slice.FollowUp.Count > 0 ? [] : facts.FollowUp,
        Communication = slice.Communication is null ? facts.Communication : null,
        Statistics = slice.Statistics.Count > 0 ? [] : facts.Statistics,
    };
}
