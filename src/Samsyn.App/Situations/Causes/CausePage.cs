using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Causes;

/// <summary>A body that has, or can have, focus areas of its own.</summary>
public sealed record FocusBody(BodyId Id, string Name);

/// <summary>From picture to goal for one agreement: problems with causes and measures, and the focus areas in force.</summary>
public sealed record CausePage
{
    public required AgreementLink Agreement { get; init; }
    /// <summary>The agreements that the reader may look at here.</summary>
    public required IReadOnlyList<AgreementLink> Agreements { get; init; }
    /// <summary>By priority, those not weighed last.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
    /// <summary>All versions, newest first, the agreement's own before the bodies'.</summary>
    public required IReadOnlyList<FocusPlan> Plans { get; init; }
    public required IReadOnlyList<FocusBody> Bodies { get; init; }
    /// <summary>The latest edition of the picture and the headings of its sections by key, as far as the reader sees them.</summary>
    public required PictureId? Picture { get; init; }
    public required IReadOnlyDictionary<string, string> Sections { get; init; }
    /// <summary>Areas of the overarching agreement that an area may mirror (CAU-07).</summary>
    public required IReadOnlyList<string> Central { get; init; }
    public required IReadOnlyList<Hole> Holes { get; init; }
    public required bool MayWrite { get; init; }
    public required bool MayLead { get; init; }

    public FocusPlan? Current => Plans.FirstOrDefault(one => one.Body is null && one.ReplacedOn is null);

    public FocusPlan? BeforeOf(FocusPlan plan) => Plans.FirstOrDefault(one => one.Body == plan.Body && one.Number == plan.Number - 1);
}

/// <summary>Null when there is no agreement in force for the actor, or not the one asked for.</summary>
public sealed class ReadCauses(SamsynDb db, Clock clock)
{
    public async Task<CausePage?> Run(Actor actor, AgreementId? id, CancellationToken cancellation)
    {
        var agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(one => EF.Property<DateOnly?>(one, MarksWhatBinds.BindingFrom) != null)
            .OrderByDescending(one => one.Level == Domain.Agreements.AgreementLevel.Local).ThenBy(one => one.Number).Select(one => new AgreementLink(one.Id, one.Number, one.Title)).ToListAsync(cancellation);
        if ((id is null ? agreements.FirstOrDefault() : agreements.Find(one => one.Id == id)) is not { } link) return null;
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleAsync(one => one.Id == link.Id, cancellation);
        var above = agreement.Parent is { } parent ? await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleOrDefaultAsync(one => one.Id == parent, cancellation) : null;
        var problems = await db.Problems.AsNoTracking().VisibleTo(actor).Where(one => one.Agreement == link.Id).ToListAsync(cancellation);
        var plans = await db.FocusPlans.AsNoTracking().VisibleTo(actor).Where(one => one.Agreement == link.Id).OrderBy(one => one.Body != null).ThenByDescending(one => one.Number).ToListAsync(cancellation);
        var picture = await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => one.Agreement == link.Id && one.Kind == PictureKind.Regular).OrderByDescending(one => one.Number).Select(one => (PictureId?)one.Id).FirstOrDefaultAsync(cancellation);
        return new()
        {
            Agreement = link, Agreements = agreements, Problems = [.. problems.OrderBy(one => one.Priority ?? int.MaxValue).ThenBy(one => one.Title, StringComparer.Ordinal)], Plans = plans,
            Bodies = [.. (await db.Bodies.AsNoTracking().Where(one => one.Agreement == link.Id && one.To == null).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation)).Select(one => new FocusBody(one.Id, one.Name))],
            Picture = picture,
            Sections = picture is { } latest ? await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == latest).OrderBy(one => one.Order).ToDictionaryAsync(one => one.Key, one => one.Heading, cancellation) : new Dictionary<string, string>(),
            Central = above is null ? [] : PictureParts.PriorityAreas(above, clock.Today),
            Holes = Holes.In(problems, plans.Find(one => one is { Body: null, ReplacedOn: null }), Demanded(agreement)),
            MayWrite = actor.May(Permission.WritePicture), MayLead = actor.May(Permission.LeadPicture),
        };
    }

    /// <summary>The categories that the parties have said an area takes up, or have not taken a position on; one they left out for a reason needs no focus area (AGR-45).</summary>
    static IReadOnlyList<StandpointCategory> Demanded(Agreement agreement) => [.. agreement.CurrentStandpoints.Where(one => one.Area is not null).Select(one => one.Category).Concat(agreement.LackingStandpoints)];
}

/// <summary>One problem with the page that it stands on.</summary>
public sealed class ReadProblem(SamsynDb db, ReadCauses causes)
{
    public async Task<(CausePage Page, Problem Problem)?> Run(Actor actor, ProblemId id, CancellationToken cancellation)
    {
        var agreement = await db.Problems.AsNoTracking().VisibleTo(actor).Where(one => one.Id == id).Select(one => (AgreementId?)one.Agreement).SingleOrDefaultAsync(cancellation);
        return agreement is { } of && await causes.Run(actor, of, cancellation) is { } page ? (page, page.Problems.First(one => one.Id == id)) : null;
    }
}

/// <summary>One version of the focus areas with the page that it stands on.</summary>
public sealed class ReadFocusPlan(SamsynDb db, ReadCauses causes)
{
    public async Task<(CausePage Page, FocusPlan Plan)?> Run(Actor actor, FocusPlanId id, CancellationToken cancellation)
    {
        var agreement = await db.FocusPlans.AsNoTracking().VisibleTo(actor).Where(one => one.Id == id).Select(one => (AgreementId?)one.Agreement).SingleOrDefaultAsync(cancellation);
        return agreement is { } of && await causes.Run(actor, of, cancellation) is { } page ? (page, page.Plans.First(one => one.Id == id)) : null;
    }
}
