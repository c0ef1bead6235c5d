using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Situations.Causes;

/// <summary>How the goals of one agreement stand (CAU-10); of an overarching one also those of the local agreements under it that mirror its areas (CAU-09).</summary>
public sealed record GoalPage(CausePage Page, TwofoldGoal Twofold, IReadOnlyList<GoalLine> Lines, IReadOnlyList<MirroredArea> Mirrored, IReadOnlyDictionary<AgreementId, string> Titles)
{
    public string TitleOf(FocusPlan plan) => Titles.GetValueOrDefault(plan.Agreement, "");
}

/// <summary>Null when there is no agreement in force for the actor, or not the one asked for.</summary>
public sealed class ReadGoals(SamsynDb db, Clock clock, ReadCauses causes)
{
    public async Task<GoalPage?> Run(Actor actor, AgreementId? id, CancellationToken cancellation)
    {
        if (await causes.Run(actor, id, cancellation) is not { } page) return null;
        var own = page.Plans.Where(plan => plan.ReplacedOn is null).ToList();
        Dictionary<AgreementId, string> titles = new() { [page.Agreement.Id] = page.Agreement.Title };
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleAsync(one => one.Id == page.Agreement.Id, cancellation);
        if (agreement.Level == AgreementLevel.Local) return new(page, GoalFollowUp.Twofold(own), Lines(own), Central(agreement, page.Central, own), titles);

        var below = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(one => one.Parent == agreement.Id).Select(one => new AgreementLink(one.Id, one.Number, one.Title)).ToListAsync(cancellation);
        foreach (var one in below) titles[one.Id] = one.Title;
        var locals = below.Select(one => one.Id).ToList();
        List<FocusPlan> all = [.. own, .. await db.FocusPlans.AsNoTracking().VisibleTo(actor).Where(one => locals.Contains(one.Agreement) && one.ReplacedOn == null).ToListAsync(cancellation)];
        return new(page, GoalFollowUp.Twofold(all), Lines(own), GoalFollowUp.Mirrored(Pictures.PictureParts.PriorityAreas(agreement, clock.Today), all), titles);
    }

    static IReadOnlyList<GoalLine> Lines(IEnumerable<FocusPlan> plans) => [.. plans.SelectMany(GoalFollowUp.Lines)];

    static IReadOnlyList<MirroredArea> Central(Agreement agreement, IReadOnlyList<string> central, IReadOnlyList<FocusPlan> own) =>
        agreement.Parent is null ? [] : GoalFollowUp.Mirrored(central, own);
}
