using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;
using AgreementId = Samsyn.Domain.Agreements.AgreementId;

namespace Samsyn.App.Communication;

/// <summary>What a message of an agreement can rest on, as far as the actor sees it: sealed sections and their charts, live charts of the joint text that is being written, measures and activities.</summary>
public sealed class ReadBasisFacts(SamsynDb db, BasisFacts facts)
{
    /// <summary>Older editions are history: what rests on them already keeps its link.</summary>
    const int Editions = 3;

    /// <param name="actor">Who chooses.</param>
    /// <param name="agreement">Whose message it is.</param>
    /// <param name="asked">A section whose edition is among the choices however old it is.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<IReadOnlyList<BasisFact>> Run(Actor actor, AgreementId agreement, PictureSectionId? asked, CancellationToken cancellation)
    {
        var of = asked is { } section ? await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Id == section).Select(one => (PictureId?)one.Picture).SingleOrDefaultAsync(cancellation) : null;
        var pictures = (await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => one.Agreement == agreement).ToListAsync(cancellation))
            .GroupBy(one => one.Kind).OrderBy(group => group.Key).SelectMany(group => group.OrderByDescending(one => one.Number).Where((one, place) => place < Editions || one.Id == of)).ToList();
        List<PictureId> ids = [.. pictures.Select(one => one.Id)];
        var sections = (await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => ids.Contains(one.Picture)).OrderBy(one => one.Order).ToListAsync(cancellation)).ToLookup(one => one.Picture);
        List<BasisFact?> found = [];
        foreach (var picture in pictures)
            foreach (var part in sections[picture.Id])
            {
                if (part.Checksum is not null && (part.Joint.Count > 0 || part.Figures.Count > 0 || part.Blocks.Count > 0)) found.Add(BasisFacts.FactOf(picture, part, null, BasisKind.Section));
                found.AddRange(part.Blocks.Select(block => BasisFacts.FactOf(picture, part, block.Id, BasisKind.Chart)));
            }
        var problems = await db.Problems.AsNoTracking().VisibleTo(actor).Where(one => one.Agreement == agreement).ToListAsync(cancellation);
        found.AddRange(problems.OrderBy(one => one.Title, StringComparer.Ordinal).SelectMany(problem => problem.Measures.Where(one => one.Measure.State != MeasureState.Dropped).Select(one => BasisFacts.FactOf(problem, one.Measure.Id))));
        found.AddRange((await facts.Activities(actor, cancellation)).Where(one => one.Agreement == agreement).Select(BasisFacts.FactOf));
        return [.. found.OfType<BasisFact>()];
    }
}
