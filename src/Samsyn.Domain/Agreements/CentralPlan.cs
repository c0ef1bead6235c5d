using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements;

public enum CentralFieldKind { Goal, Direction, Responsibility, Activities, Commitments, Timetable, FollowUp }

/// <summary>One field of the central plan for an area; null text when the plan does not state it.</summary>
public sealed record CentralField(CentralFieldKind Kind, string? Text);

/// <summary>The central action plan by area: the seven things that it shall state of each (CEN-01, CEN-02, PLN-10).</summary>
public static class CentralPlan
{
    /// <summary>Null when the central agreement holds no plan for the area.</summary>
    public static IReadOnlyList<CentralField>? Of(PriorityAreaFact area, AgreementFacts central)
    {
        if (central.Areas.FirstOrDefault(one => AreaNames.Alike(area.Title, one.Title)) is { } plan) return OfArea(plan);
        return central.Plans.FirstOrDefault(one => AreaNames.Alike(area.Title, one.Title)) is { } other ? OfPlan(other) : null;
    }

    static IReadOnlyList<CentralField> OfArea(AreaFact area) =>
    [
        new(CentralFieldKind.Goal, Given(area.Goal)),
        new(CentralFieldKind.Direction, Given(area.Situation)),
        new(CentralFieldKind.Responsibility, Each(area, activity => activity.Convener)),
        new(CentralFieldKind.Activities, Each(area, activity => activity.Title)),
        new(CentralFieldKind.Commitments, Each(area, activity => Joined(activity.PoliceContact, activity.DistrictContact))),
        new(CentralFieldKind.Timetable, Each(area, activity => activity.TermText)),
        new(CentralFieldKind.FollowUp, Each(area, activity => activity.FollowUp)),
    ];

    static IReadOnlyList<CentralField> OfPlan(PlanFact plan)
    {
        string? Extra(string word) => plan.ExtraFields.FirstOrDefault(extra => extra.Key.Contains(word, StringComparison.OrdinalIgnoreCase)).Value;
        var fields = plan.Fields;
        return
        [
            new(CentralFieldKind.Goal, Given(fields.Goal)),
            new(CentralFieldKind.Direction, Given(Extra("inriktning") ?? fields.Challenges)),
            new(CentralFieldKind.Responsibility, Given(fields.Convener)),
            new(CentralFieldKind.Activities, Given(Extra("aktivitet") ?? fields.Definition)),
            new(CentralFieldKind.Commitments, Joined(fields.PoliceCommitment, fields.DistrictCommitment)),
            new(CentralFieldKind.Timetable, Given(fields.Term)),
            new(CentralFieldKind.FollowUp, Given(Extra("uppföljning"))),
        ];
    }

    static string? Each(AreaFact area, Func<ActivityFact, string?> field) => Joined([.. area.Activities.Select(field).Distinct(StringComparer.OrdinalIgnoreCase)]);

    static string? Joined(params IReadOnlyList<string?> texts) => Given(string.Join("; ", texts.Where(text => !string.IsNullOrWhiteSpace(text))));

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
