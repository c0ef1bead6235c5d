using System.Globalization;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>The form of one figure (SIT-61).</summary>
static class FigureForms
{
    const string Masked = "ja";

    public static ActForm Of(SectionPage page, PartySide? side, PictureFigure? figure, ViewContext view)
    {
        var picture = page.Page.Picture;
        var version = side is { } own ? page.Own.GetValueOrDefault(own)?.Version ?? 0 : page.Section.Version;
        return PictureForms.Within(page.Page.On, view, PictureForms.Form(view, figure is null ? "newFigure" : "figure", PictureLinks.Figure(page.Section, side, figure?.Id), version)) with
        {
            Lead = side is { } room ? view["picture.figure.own", PictureLinks.SideOf(room, view)] : view["picture.figure.joint"],
            Back = new(view["picture.back"], PictureLinks.Of(page.Section)),
            Fields =
            [
                new(ActFieldKind.Text, "label", view["picture.figure.label"]) { Required = true, Value = figure?.Label ?? "", Hint = view["picture.figure.labelHint"] },
                new(ActFieldKind.Text, "value", view["picture.figure.value"]) { Required = true, Value = figure is null ? "" : Written(figure.Value, view) },
                new(ActFieldKind.Text, "unit", view["picture.figure.unit"]) { Required = true, Value = figure?.Unit ?? "", Hint = view["picture.figure.unitHint"] },
                new(ActFieldKind.OneOfMany, "qualifier", view["picture.figure.qualifier"]) { Required = true, Value = (figure?.Qualifier ?? Qualifier.Exact).ToString(), Choices = PictureForms.MeetingChoices<Qualifier>(view) },
                new(ActFieldKind.Text, "wording", view["picture.figure.wording"]) { Value = figure?.Wording ?? "", Hint = view["picture.figure.wordingHint"] },
                new(ActFieldKind.Text, "population", view["picture.figure.population"]) { Value = figure?.Population ?? "" },
                new(ActFieldKind.OneOfMany, "group", view["picture.figure.group"]) { Required = true, Value = (figure?.Group ?? FigureGroup.All).ToString(), Choices = PictureForms.MeetingChoices<FigureGroup>(view) },
                new(ActFieldKind.Text, "area", view["picture.figure.area"]) { Required = true, Value = figure?.Area ?? "" },
                new(ActFieldKind.Date, "from", view["picture.field.from"]) { Required = true, Value = Dates.Iso(figure?.From ?? picture.From) },
                new(ActFieldKind.Date, "to", view["picture.field.to"]) { Required = true, Value = Dates.Iso(figure?.To ?? picture.To) },
                new(ActFieldKind.OneOfMany, "source", view["picture.figure.source"]) { Value = figure is { Source: > 0 } ? PictureLinks.Number(figure.Source) : "", Hint = view["picture.figure.sourceHint"], Choices = [.. page.Page.On.Sources.Select(source => new Choice(PictureLinks.Number(source.Number), $"[{PictureLinks.Number(source.Number)}] {source.Title}"))] },
                new(ActFieldKind.Text, "comparator", view["picture.figure.comparator"]) { Value = figure?.Comparator ?? "", Hint = view["picture.figure.comparatorHint"] },
                new(ActFieldKind.Text, "comparatorValue", view["picture.figure.comparatorValue"]) { Value = figure?.ComparatorValue is { } against ? Written(against, view) : "" },
                new(ActFieldKind.OneOfMany, "class", view["picture.section.class"]) { Value = (figure?.Class ?? page.Section.Class)?.ToString() ?? "", Choices = PictureForms.Classes(view) },
                new(ActFieldKind.Words, "comment", view["picture.figure.comment"]) { Value = figure?.Comment ?? "", Hint = view["picture.figure.commentHint"] },
                new(ActFieldKind.Several, "masked", view["picture.figure.masked"]) { Choices = [new(Masked, view["picture.figure.maskedYes"], view["picture.figure.maskedHint"])], Value = figure?.IsMasked == true ? Masked : "" },
            ],
        };
    }

    /// <summary>Null when a number cannot be read; <paramref name="errors"/> says which.</summary>
    public static PictureFigure? Typed(ActInput input, Guid? id, ViewContext view, out IReadOnlyList<FieldError> errors)
    {
        List<FieldError> wrong = [];
        var value = Read(input.Text("value"));
        var against = input.Given("comparatorValue") is { } typed ? Read(typed) : null;
        if (value is null) wrong.Add(new("value", view["picture.figure.notANumber"]));
        if (input.Given("comparatorValue") is not null && against is null) wrong.Add(new("comparatorValue", view["picture.figure.notANumber"]));
        errors = wrong;
        return wrong.Count > 0 ? null : new()
        {
            Id = id ?? Guid.Empty, Label = input.Text("label"), Value = value!.Value, Qualifier = Named.OrNull<Qualifier>(input.Text("qualifier")) ?? Qualifier.Exact, Wording = input.Given("wording"), Unit = input.Text("unit"),
            Population = input.Given("population"), Group = Named.OrNull<FigureGroup>(input.Text("group")) ?? FigureGroup.All, Area = input.Text("area"), From = input.Date("from"), To = input.Date("to"),
            Source = int.TryParse(input.Text("source"), NumberStyles.None, CultureInfo.InvariantCulture, out var source) ? source : 0, Comparator = input.Given("comparator"), ComparatorValue = against,
            Class = Named.OrNull<QualityClass>(input.Text("class")), Comment = input.Given("comment"), IsMasked = input.Ticked("masked", Masked),
        };
    }

    /// <summary>As people write numbers: blanks between thousands, comma or point, a percent sign behind.</summary>
    internal static decimal? Read(string text) => decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace(',', '.').TrimEnd('%').Replace('\u2212', '-'),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Written(decimal value, ViewContext view) => value.ToString("0.##########", CultureInfo.GetCultureInfo(view.Language == App.Language.Swedish ? "sv-SE" : "en-GB"));
}
