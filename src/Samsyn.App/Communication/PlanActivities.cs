using System.Globalization;
using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Communication;

/// <summary>An action plan of a forum, or one activity of an area, as it is worded on a day.</summary>
/// <param name="Agreement">Whose plan it is.</param>
/// <param name="Plan">Its name in addresses; of an activity with its place after a number sign.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Area">The area that an activity belongs to.</param>
/// <param name="Checksum">Of all that it says.</param>
public sealed record PlanActivity(AgreementId Agreement, string Plan, string Title, string? Area, string Checksum)
{
    /// <summary>The plan that it stands in.</summary>
    public string Slug => Plan.Split('#')[0];
    /// <summary>Its place in the plan, from 1; null for the plan as a whole.</summary>
    public int? Place => Plan.Split('#') is [_, var place] ? int.Parse(place, CultureInfo.InvariantCulture) : null;
}

static class PlanActivities
{
    public static IEnumerable<PlanActivity> Of(RecordedAgreement agreement, DateOnly on)
    {
        foreach (var (text, slug, plan, area) in ReadPlanRegister.PlansOf(agreement, on))
        {
            if (plan is not null) yield return new(agreement.Id, slug, plan.Title, null, Checksum.OfParts(PlanRows.Of(plan, text).Select(row => $"{row.Field}={row.Value}").Prepend(plan.Title)));
            foreach (var (index, activity) in (area?.Activities ?? []).Index())
                yield return new(agreement.Id, string.Create(CultureInfo.InvariantCulture, $"{slug}#{index + 1}"), activity.Title, area!.Title, ChecksumOf(activity));
        }
    }

    static string ChecksumOf(ActivityFact activity) => Checksum.OfParts(new[]
    {
        activity.Title, activity.WorkingGroup, activity.TermText, activity.Convener, activity.DistrictContact, activity.PoliceContact, activity.Others, activity.FollowUp, activity.Status,
    }.Select(text => text ?? ""));
}
