using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Duties.Deriving;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Forums;

/// <summary>A seat as the text names it. Side and mandate are guessed from the words, and somebody has to confirm them.</summary>
public sealed record ProposedSeat(string Function, PartySide? Side, bool HasMandate);

/// <summary>Where in a plan or among the bodies of the text the proposal has its ground.</summary>
public enum ProposalGround { Body, Plan, Group, Activity, FocusArea }

/// <summary>A body that the text of an agreement gives ground for. Nothing exists by it until somebody activates it.</summary>
public sealed record ProposedBody
{
    public required DutySubject Subject { get; init; }
    public required ProposalGround Ground { get; init; }
    public required BodyDescription Description { get; init; }
    public IReadOnlyList<ProposedSeat> Seats { get; init; } = [];
    /// <summary>What it is a part of, by that one's subject.</summary>
    public DutySubject? PartOf { get; init; }
    public int Line { get; init; }
}

/// <summary>
/// What the text of an agreement says of who meets: its bodies (ORG-12, ORG-15, ORG-22, ORG-43, ORG-45), the forum of each plan with its groups (ORG-50, FOR-MYS-01),
/// the working groups of activities, and where a focus area has none, a group for it (ORG-36).
/// </summary>
public static class ProposedBodies
{
    const int LongestFunction = 120;
    static readonly string[] Outside = ["fastighetsägare", "förening", "näringsliv", "företag", "bostadsbolag", "boende", "invånare", "volontär", "frivillig", "trossamfund", "idrottsklubb", "nattvandr", "region stockholm", "brandförsvar", "kriminalvård", "åklagar"];
    static readonly string[] Deciding = ["chef", "direktör", "borgarråd", "mandat", "kommunpolis"];
    static readonly string[] Minutes = ["protokoll", "minnesanteckning", "mötesanteckning"];
    static readonly string[] Coordinator = ["samordnar"];

    public static IReadOnlyList<ProposedBody> From(AgreementFacts facts)
    {
        List<ProposedBody> all = [];
        // One sentence may name a council and the groups that it consists of (ORG-29).
        foreach (var body in facts.Bodies)
        {
            var council = body.Kind is BodyKind.Steering or BodyKind.Preparation ? facts.Bodies.FirstOrDefault(other => other.Kind == BodyKind.Council && other.Line == body.Line) : null;
            all.Add(OfBody(body, council, facts));
        }
        foreach (var plan in facts.Plans.Where(plan => !MeetsNever(plan))) all.AddRange(OfPlan(plan, facts));
        foreach (var area in facts.Areas)
        {
            all.AddRange(area.Activities.Where(activity => activity.Cadence.Any(cadence => cadence is not NotApplicableCadence)).Select(activity => OfActivity(area, activity, facts)));
            if (area.RefersTo is null && !area.Activities.Any(activity => !string.IsNullOrWhiteSpace(activity.WorkingGroup))) all.Add(OfFocusArea(area.Title, area.Line));
        }
        if (facts.Areas.Count == 0) all.AddRange(facts.PriorityAreas.Where(area => !area.MustBeWeighed).Select(area => OfFocusArea(area.Title, area.Line)));
        // What is named twice is one body; the first place counts.
        return [.. all.DistinctBy(one => one.Subject)];
    }

    static ProposedBody OfBody(BodyFact body, BodyFact? council, AgreementFacts facts)
    {
        var first = body.Chair.Functions.Select(function => SideOf(function, facts)).FirstOrDefault(side => side is not null);
        return new()
        {
            Subject = DutySubject.Body(body.Name), Ground = ProposalGround.Body, Line = body.Line, PartOf = council is null ? null : DutySubject.Body(council.Name),
            Description = new()
            {
                Name = body.Name, Kind = body.Kind, Aliases = body.Aliases, Chair = body.Chair.Rule, ChairFunction = Joined(body.Chair.Functions),
                // Which of the two begins stands in no text: the first one named, until somebody says otherwise (ORG-13).
                FirstChair = body.Chair.Rule is ChairRule.Alternating ? first ?? PartySide.Police : body.Chair.Rule is ChairRule.Fixed ? first : null,
            },
            Seats = [.. body.Members.Select(member => SeatOf(member, facts, body.Kind))],
        };
    }

    static IEnumerable<ProposedBody> OfPlan(PlanFact plan, AgreementFacts facts)
    {
        var fields = plan.Fields;
        var groups = plan.Groups;
        var whole = new ProposedBody
        {
            Subject = DutySubject.Plan(plan.Title), Ground = ProposalGround.Plan, Line = plan.Line,
            Description = new()
            {
                Name = plan.Title, Kind = BodyKind.Forum, Convener = TaskOf(groups.Count > 1 ? null : fields.Convener, facts), Administrator = TaskOf(fields.Administrator, facts),
                // The plan states who is responsible and calls the meeting (ORG-50); a chair from outside the parties belongs to neither (FOR-GST-03).
                Chair = string.IsNullOrWhiteSpace(fields.Convener) || groups.Count > 1 ? ChairRule.Unstated : ChairRule.Fixed,
                FirstChair = string.IsNullOrWhiteSpace(fields.Convener) || groups.Count > 1 ? null : SideOf(fields.Convener, facts), ChairFunction = groups.Count > 1 ? null : Cut(fields.Convener),
                MinuteTaker = (Says(fields.PoliceCommitment, Minutes), Says(fields.DistrictCommitment, Minutes)) switch
                {
                    (true, false) => new(PartySide.Police, null), (false, true) => new(PartySide.City, null), _ => BodyTask.Nobody,
                },
            },
            Seats = groups.Count > 1 ? [] :
            [
                .. Listed(fields.PoliceFunctions).Select(function => new ProposedSeat(function, PartySide.Police, IsDeciding(function, BodyKind.Forum))),
                .. Listed(fields.DistrictFunctions).Select(function => new ProposedSeat(function, PartySide.City, IsDeciding(function, BodyKind.Forum))),
                .. Listed(fields.OtherParticipants).Select(function => new ProposedSeat(function, null, false)),
            ],
        };
        yield return whole;
        if (groups.Count < 2) yield break;
        foreach (var group in groups)
            yield return new()
            {
                Subject = DutySubject.Plan(plan.Title, group.Name), Ground = ProposalGround.Group, Line = plan.Line, PartOf = whole.Subject,
                Description = new()
                {
                    Name = $"{plan.Title}: {group.Name}", Kind = group.Name.Contains("styrgrupp", StringComparison.OrdinalIgnoreCase) ? BodyKind.Steering : BodyKind.Working,
                    Convener = TaskOf(group.Convener, facts), Chair = string.IsNullOrWhiteSpace(group.Convener) ? ChairRule.Unstated : ChairRule.Fixed,
                    FirstChair = string.IsNullOrWhiteSpace(group.Convener) ? null : SideOf(group.Convener, facts), ChairFunction = Cut(group.Convener), Administrator = whole.Description.Administrator,
                },
                Seats = [.. group.Members.Select(member => SeatOf(member, facts, BodyKind.Forum))],
            };
    }

    static ProposedBody OfActivity(AreaFact area, ActivityFact activity, AgreementFacts facts) => new()
    {
        Subject = DutySubject.Activity(area.Title, activity.Title), Ground = ProposalGround.Activity, Line = activity.Line,
        Description = new()
        {
            Name = string.IsNullOrWhiteSpace(activity.WorkingGroup) ? activity.Title : activity.WorkingGroup, Kind = BodyKind.Working, Task = activity.Title,
            Aliases = string.IsNullOrWhiteSpace(activity.WorkingGroup) ? [] : [activity.Title], Convener = TaskOf(activity.Convener, facts),
            Chair = string.IsNullOrWhiteSpace(activity.Convener) ? ChairRule.Unstated : ChairRule.Fixed, FirstChair = SideOf(activity.Convener, facts), ChairFunction = Cut(activity.Convener),
        },
        Seats =
        [
            .. Listed(activity.PoliceContact).Select(function => new ProposedSeat(function, PartySide.Police, IsDeciding(function, BodyKind.Working))),
            .. Listed(activity.DistrictContact).Select(function => new ProposedSeat(function, PartySide.City, IsDeciding(function, BodyKind.Working))),
            .. Listed(activity.Others).Select(function => new ProposedSeat(function, null, false)),
        ],
    };

    static ProposedBody OfFocusArea(string title, int line) => new()
    {
        Subject = DutySubject.Body($"Arbetsgrupp {title}"), Ground = ProposalGround.FocusArea, Line = line,
        Description = new() { Name = $"Arbetsgrupp {title}", Kind = BodyKind.Working, Task = title },
    };

    static ProposedSeat SeatOf(string function, AgreementFacts facts, BodyKind kind) => new(Cut(function)!, SideOf(function, facts), IsDeciding(function, kind));

    /// <summary>Null for those outside both parties, and where the words name neither or both.</summary>
    static PartySide? SideOf(string? function, AgreementFacts facts) => string.IsNullOrWhiteSpace(function) || Says(function, Outside) ? null : Sides.Of(function, facts) switch
    {
        DutyParty.Police => PartySide.Police,
        DutyParty.City => PartySide.City,
        _ => null,
    };

    /// <summary>Members of a steering group have mandate (ORG-44, ORG-48), its coordinators prepare and present (ORG-39); elsewhere it follows from the function.</summary>
    static bool IsDeciding(string function, BodyKind kind) => !Says(function, Outside)
        && (kind is BodyKind.Steering or BodyKind.Council ? !Says(function, Coordinator) : Says(function, Deciding));

    static BodyTask TaskOf(string? text, AgreementFacts facts) => string.IsNullOrWhiteSpace(text) ? BodyTask.Nobody : new(SideOf(text, facts), Cut(text));

    static bool MeetsNever(PlanFact plan) => plan.Readiness.Count > 0 && plan.Readiness.All(row => row.Cadence.Count > 0 && row.Cadence.All(cadence => cadence is NotApplicableCadence));

    static IEnumerable<string> Listed(string? text) => string.IsNullOrWhiteSpace(text) ? [] : PlanGroups.Listed(text).Select(one => Cut(one)!).Distinct(StringComparer.OrdinalIgnoreCase);

    static bool Says(string? text, string[] words) => text is not null && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static string? Joined(IReadOnlyList<string> functions) => functions.Count == 0 ? null : Cut(string.Join(", ", functions));

    static string? Cut(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var plain = text.Trim();
        return plain.Length <= LongestFunction ? plain : plain[..(plain.LastIndexOf(' ', LongestFunction) is > 0 and var blank ? blank : LongestFunction)] + " …";
    }
}
