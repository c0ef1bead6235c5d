using Samsyn.App.Agreements;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>An edition as programs read it: what its pages show this reader, no more.</summary>
static class PictureJson
{
    public static ApiPicture Of(AgreementLink agreement, Picture picture) => new(picture.Id.Value, ApiAgreementName.Of(agreement), picture.Kind, picture.Number, picture.Title, picture.From, picture.To, picture.State, picture.BegunAt, picture.PutForwardAt, picture.AdoptedOn, picture.Before?.Value);

    public static ApiPictureWhole Of(PicturePage page, ViewContext view) => new(
        Of(page.On.Agreement, page.Picture), page.On.WeighedBy, page.Picture.Checksum, page.IsAsSealed, page.Picture.Annex,
        page.Picture.Decision is { } decision ? new(decision.On, decision.BodyKind, decision.Body, decision.Paragraph) : null, page.On.PriorityAreas,
        [.. page.On.Sections.Select(section => Of(page, section, view))],
        [.. page.On.Sources.Select(source => new ApiSource(source.Id.Value, source.Number, source.Title, source.Publisher, source.Year, source.Kind, source.Owner, source.Note))],
        [.. page.Findings.Select(finding => new ApiFinding(finding.Kind, finding.Weight, finding.Section?.Value, finding.Side, finding.About, finding.Words(view)))]);

    static ApiSection Of(PicturePage page, PictureSection section, ViewContext view) => new(
        section.Id.Value, section.Key, section.Part, section.Heading, section.Class, [.. Enum.GetValues<SectionNeeds>().Where(need => need != SectionNeeds.None && section.Needs.HasFlag(need))], section.Areas, section.Readers.Count,
        new([.. section.Joint.Select(paragraph => new ApiParagraph(paragraph.Text, paragraph.From, [.. SourceMarks.In(paragraph.Text).Order()]))], section.WrittenByName, section.WrittenAt),
        Of(section.Figures, view), Of(page, section.Blocks, view),
        [.. page.On.OwnTextsOf(section).Select(own => new ApiOwnText(own.Id.Value, own.Side, own.SharedOn, own.ReleasedByName, own.Text, Of(own.Figures, view), Of(page, own.Blocks, view)))],
        [.. page.On.RemarksOf(section).Select(remark => new ApiRemark(remark.Id.Value, remark.Side, remark.Name, remark.At, remark.Text,
            [.. remark.Answers.Select(answer => new ApiRemarkAnswer(answer.Side, answer.Name, answer.At, answer.Text))], remark.SettledAt, remark.SettledByName, remark.Settlement))]);

    static IReadOnlyList<ApiBlock> Of(PicturePage page, IReadOnlyList<PictureBlock> blocks, ViewContext view) => [.. blocks.Select(block => BlockJson.Of(block, page.Blocks.GetValueOrDefault(block.Id), view))];

    /// <summary>A masked figure is told as “fewer than”, never by its number nor by words that may hold it.</summary>
    static IReadOnlyList<ApiFigure> Of(IReadOnlyList<PictureFigure> figures, ViewContext view) =>
    [
        .. figures.Select(figure => new ApiFigure(figure.Id, figure.Label, figure.IsMasked ? null : figure.Value, figure.Qualifier, figure.IsMasked ? null : figure.Wording, figure.Unit, figure.Population, figure.Group, figure.Area,
            figure.From, figure.To, figure.Class, figure.Source > 0 ? figure.Source : null, figure.Comparator, figure.ComparatorValue, figure.Comment, figure.IsMasked, FigureWords.Value(figure, view.Language))),
    ];
}
