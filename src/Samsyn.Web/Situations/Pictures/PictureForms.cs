using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>The forms of the picture: what they ask, and what was typed.</summary>
static class PictureForms
{
    public const string Yes = "ja";

    public static ActForm Begin(AgreementLink agreement, PictureKind kind, ViewContext view)
    {
        var half = view.Today.Month <= 6 ? new DateOnly(view.Today.Year, 1, 1) : new DateOnly(view.Today.Year, 7, 1);
        var (from, to) = kind switch { PictureKind.WeeklyUnrest => (view.Today.AddDays(-6), view.Today), PictureKind.Evening => (view.Today, view.Today), _ => (half.AddMonths(-6), half.AddDays(-1)) };
        var title = kind switch
        {
            PictureKind.WeeklyUnrest => view["picture.begin.titleOfWeek", ISOWeek.GetWeekOfYear(view.Today.ToDateTime(TimeOnly.MinValue))],
            PictureKind.Evening => view["picture.begin.titleOfEvening", view.Today],
            _ => view["picture.begin.titleOf", agreement.Title],
        };
        return Frame(view, kind == PictureKind.Regular ? "begin" : "beginShort", PictureLinks.New(agreement.Id, kind), 0, title, from, to) with { Kind = $"{agreement.Number} {agreement.Title}" };
    }

    public static ActForm Reframe(PicturePage page, ViewContext view) => Within(page.On, view, Frame(view, "frame", PictureLinks.Of(page.Picture.Id) + "/ram", page.Picture.Version, page.Picture.Title, page.Picture.From, page.Picture.To));

    public static PictureFrame FrameOf(ActInput input) => new(input.Text("title"), input.Date("from"), input.Date("to"));

    static ActForm Frame(ViewContext view, string text, string action, int version, string title, DateOnly from, DateOnly to) => Form(view, text, action, version) with
    {
        Fields =
        [
            new(ActFieldKind.Text, "title", view["picture.field.title"]) { Required = true, Value = title },
            new(ActFieldKind.Date, "from", view["picture.field.from"]) { Required = true, Value = Dates.Iso(from) },
            new(ActFieldKind.Date, "to", view["picture.field.to"]) { Required = true, Value = Dates.Iso(to) },
        ],
    };

    public static ActForm Source(PictureOnRecord on, PictureSource? source, ViewContext view) =>
        Within(on, view, Form(view, source is null ? "newSource" : "source", source is null ? PictureLinks.Sources(on.Picture.Id) + "/ny" : PictureLinks.Of(source), source?.Version ?? on.Picture.Version)) with
        {
            Back = new(view["picture.back"], PictureLinks.Sources(on.Picture.Id)),
            Fields =
            [
                new(ActFieldKind.Text, "title", view["picture.source.title"]) { Required = true, Value = source?.Title ?? "" },
                new(ActFieldKind.Text, "publisher", view["picture.source.publisher"]) { Required = true, Value = source?.Publisher ?? "", Hint = view["picture.source.publisherHint"] },
                new(ActFieldKind.Text, "year", view["picture.source.year"]) { Value = source?.Year?.ToString(CultureInfo.InvariantCulture) ?? "" },
                new(ActFieldKind.OneOfMany, "kind", view["picture.source.kind"]) { Required = true, Value = source?.Kind.ToString() ?? "", Choices = MeetingChoices<SourceKind>(view), Hint = view["picture.source.kindHint"] },
                new(ActFieldKind.One, "owner", view["picture.source.owner"]) { Value = source?.Owner?.ToString() ?? "", Choices = [.. Enum.GetValues<PartySide>().Select(side => new Choice(side.ToString(), PictureLinks.SideOf(side, view)))] },
                new(ActFieldKind.Words, "note", view["picture.source.note"]) { Value = source?.Note ?? "", Hint = view["picture.source.noteHint"] },
            ],
        };

    /// <summary>Null when the year is no number.</summary>
    public static SourceWords? SourceOf(ActInput input)
    {
        if (input.Given("year") is { } typed && !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
        return new()
        {
            Title = input.Text("title"), Publisher = input.Text("publisher"), Year = input.Given("year") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
            Kind = Named.OrNull<SourceKind>(input.Text("kind")) ?? SourceKind.Other, Owner = Named.OrNull<PartySide>(input.Text("owner")), Note = input.Given("note"),
        };
    }

    public static ActForm Section(PicturePage page, PictureSection? section, ViewContext view) => Within(page.On, view, Form(view, section is null ? "newSection" : "section", section is null ? PictureLinks.Of(page.Picture.Id) + "/avsnitt/nytt" : PictureLinks.Of(section) + "/om", section?.Version ?? page.Picture.Version)) with
    {
        Back = new(view["picture.back"], section is null ? PictureLinks.Of(page.Picture.Id) : PictureLinks.Of(section)),
        Fields =
        [
            new(ActFieldKind.Text, "heading", view["picture.section.heading"]) { Required = true, Value = section?.Heading ?? "" },
            new(ActFieldKind.One, "part", view["picture.section.part"]) { Required = true, Value = section?.Part.ToString() ?? "", Choices = MeetingChoices<PicturePart>(view) },
            new(ActFieldKind.Several, "needs", view["picture.section.needs"]) { Choices = [.. Needs.Select(need => new Choice(need.ToString(), need.Say(view)))], Values = [.. Needs.Where(need => section?.Needs.HasFlag(need) == true).Select(need => need.ToString())] },
            new(ActFieldKind.One, "class", view["picture.section.class"]) { Value = section?.Class?.ToString() ?? "", Choices = Classes(view), Hint = view["picture.section.classHint"] },
            .. page.On.PriorityAreas.Count == 0 ? Array.Empty<ActField>() : [new(ActFieldKind.Several, "areas", view["picture.section.areas"]) { Choices = [.. page.On.PriorityAreas.Select(area => new Choice(area, area))], Values = section?.Areas ?? [], Hint = view["picture.section.areasHint"] }],
        ],
    };

    static readonly SectionNeeds[] Needs = [SectionNeeds.Sex, SectionNeeds.Children, SectionNeeds.OtherSource];

    public static SectionPlan PlanOf(ActInput input, PictureSection? section) => new()
    {
        Key = section?.Key ?? "", Heading = input.Text("heading"), Part = Named.Of<PicturePart>(input.Text("part")), Class = Named.OrNull<QualityClass>(input.Text("class")), IsRestricted = section?.IsRestricted ?? false,
        Needs = Needs.Where(need => input.Ticked("needs", need.ToString())).Aggregate(SectionNeeds.None, (all, need) => all | need),
    };

    public static ActForm Readers(SectionPage page, IReadOnlyList<PossibleReader> possible, ViewContext view) => Within(page.Page.On, view, Form(view, "readers", PictureLinks.Of(page.Section) + "/lasare", page.Section.Version)) with
    {
        Back = new(view["picture.back"], PictureLinks.Of(page.Section)),
        Fields =
        [
            new(ActFieldKind.Several, "readers", view["picture.readers.field"])
            {
                Hint = view["picture.readers.hint"], Values = [.. page.Section.Readers.Select(reader => reader.Value.ToString())],
                Choices = [.. possible.DistinctBy(one => one.Person).Select(one => new Choice(one.Person.Value.ToString(), one.Name, PictureLinks.SideOf(one.Side, view)))],
            },
        ],
    };

    public static ActForm Remark(SectionPage page, SectionRemark? remark, ViewContext view) => Within(page.Page.On, view, Form(view, remark is null ? "remark" : "answer", PictureLinks.Of(page.Section) + "/anmarkning" + (remark is null ? "" : $"/{remark.Id.Value}"), remark?.Version ?? page.Section.Version)) with
    {
        Lead = remark?.Text ?? view["picture.remark.lead"],
        Back = new(view["picture.back"], PictureLinks.Of(page.Section) + "#anmarkningar"),
        Fields =
        [
            new(ActFieldKind.Words, "text", view[remark is null ? "picture.remark.field" : "picture.answer.field"]) { Required = true },
            .. remark is null ? Array.Empty<ActField>() : [new(ActFieldKind.Several, "settles", view["picture.answer.settles"]) { Choices = [new(Yes, view["picture.answer.settlesYes"], view["picture.answer.settlesHint"])] }],
        ],
    };

    public static ActForm Template(TemplatePage template, ViewContext view) => Form(view, "template", PictureLinks.Template(template.Agreement.Id), template.Version) with
    {
        Kind = $"{template.Agreement.Number} {template.Agreement.Title}",
        Fields = [.. Enum.GetValues<PicturePart>().Select(part => new ActField(ActFieldKind.Words, part.ToString(), part.Say(view)) { Hint = view["picture.template.hint"], Value = string.Join('\n', template.Sections.Where(one => one.Part == part).Select(one => one.Heading)) })],
    };

    /// <summary>One heading a line; a heading that was there keeps what it must hold.</summary>
    public static IReadOnlyList<SectionPlan> TemplateOf(TemplatePage before, ActInput input) => [.. Enum.GetValues<PicturePart>().SelectMany(part => input.Lines(part.ToString()).Select(heading =>
        before.Sections.FirstOrDefault(one => string.Equals(one.Heading, heading, StringComparison.OrdinalIgnoreCase)) is { } known ? known with { Part = part, Heading = heading } : new SectionPlan { Key = KeyOf(heading), Part = part, Heading = heading }))];

    static string KeyOf(string heading) => Domain.Kernel.Checksum.Of(heading.ToUpperInvariant())[..16];

    public static IReadOnlyList<Choice> Classes(ViewContext view) => [.. Enum.GetValues<QualityClass>().Select(quality => new Choice(quality.ToString(), quality.Say(view), view["picture.class." + quality]))];

    public static IReadOnlyList<Choice> MeetingChoices<T>(ViewContext view) where T : struct, Enum => [.. Enum.GetValues<T>().Select(one => new Choice(one.ToString(), one.Say(view)))];

    public static ActForm Within(PictureOnRecord on, ViewContext view, ActForm form) => form with { Kind = on.Picture.Title, Above = PictureLinks.Above(on, view, itself: true), Back = new(view["picture.back"], PictureLinks.Of(on.Picture.Id)) };

    public static ActForm Form(ViewContext view, string text, string action, int version) => new()
    {
        Title = view[$"picture.{text}.title"], Verb = view[$"picture.{text}.verb"], Lead = view[$"picture.{text}.lead"], Kind = "", Action = action,
        Back = new(view["picture.back"], PictureLinks.Register), Above = [new(view["ui.nav.picture"], PictureLinks.Register)], Version = version, Fields = [],
    };
}
