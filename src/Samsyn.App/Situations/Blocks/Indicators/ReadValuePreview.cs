using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>A table of values by the chart that suits it best, the others that can be drawn as it is, and where in a picture it could be put. Without method or answer nothing of it can be drawn before something is chosen.</summary>
public sealed record ValuePreview(string? Method, Outcome<KeptAnswer>? Answer, IReadOnlyList<string> Methods, Picture? Picture, IReadOnlyList<PictureSection> Sections);

public sealed class ReadValuePreview(SamsynDb db, ReadBlockData data, BlockAnswers answers)
{
    /// <summary>Null when there is no such table for the actor, or nothing in it.</summary>
    public async Task<ValuePreview?> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var read = await data.One(actor, id, cancellation);
        if (!read.IsDone || read.Value.Values is not { Values.Count: > 0 } table) return null;
        var method = ValueMethods.MostFitting(read.Value.Dataset, table);
        var answer = method is null ? null : await answers.Of(actor, new BlockQuestion(id, method, new Dictionary<string, string>()), cancellation);
        // Only whoever leads the picture puts charts into its joint text.
        var picture = !actor.May(Permission.LeadPicture) ? null : await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => one.State == PictureState.Open && one.Kind == PictureKind.Regular).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        List<PictureSection> sections = picture is null ? [] : await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == picture.Id).ToListAsync(cancellation);
        List<string> others = [.. read.Value.Methods.Where(one => one != method && ValueMethods.Answer(read.Value.Dataset, table, one, new Dictionary<string, string>()).IsDone)];
        return new(method, answer, others, picture, [.. sections.OrderBy(one => one.Order)]);
    }
}
