using Samsyn.App;
using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>The forms of datasets: what they ask, and what was typed.</summary>
static class DatasetForms
{
    const string Both = "both";

    public static ActForm Create(ViewContext view)
    {
        var sides = Enum.GetValues<PartySide>().Where(side => view.Actor!.MayFor(side, Permission.ManageDatasets)).ToList();
        return new()
        {
            Title = view["data.new.title"], Verb = view["data.new.verb"], Lead = view["data.new.lead"], Kind = view["ui.nav.data"], Action = DatasetLinks.New, Back = new(view["data.backToAll"], DatasetLinks.Register), Above = DatasetLinks.Above(view), Version = 0,
            Fields =
            [
                new(ActFieldKind.Text, "name", view["data.field.name"]) { Required = true, Hint = view["data.field.nameHint"] },
                new(ActFieldKind.One, "kind", view["data.field.kind"])
                {
                    Required = true, Value = nameof(DatasetKind.Events), Choices = [.. Enum.GetValues<DatasetKind>().Select(kind => new Choice(kind.ToString(), kind.Say(view), view["data.kind." + kind]))],
                },
                new(ActFieldKind.Text, "source", view["data.field.source"]) { Required = true, Hint = view["data.field.sourceHint"] },
                new(ActFieldKind.Text, "licence", view["data.field.licence"]) { Hint = view["data.field.licenceHint"] },
                new(ActFieldKind.One, "owner", view["data.field.owner"])
                {
                    Required = true, Value = sides.Count > 0 ? sides[0].ToString() : Both, Choices = [.. sides.Select(side => new Choice(side.ToString(), DatasetLinks.OwnerOf(side, view), view["data.owner.own"])), new(Both, view["picture.side.both"], view["data.owner.both"])],
                },
                new(ActFieldKind.One, "rule", view["data.field.rule"]) { Required = true, Value = nameof(ImportRule.Replace), Choices = Rules(DatasetKind.Events, view) },
                new(ActFieldKind.OneOfMany, "quality", view["data.field.quality"]) { Required = true, Value = nameof(QualityClass.HardToJudge), Choices = PictureForms.Classes(view), Hint = view["data.field.qualityHint"] },
                new(ActFieldKind.Words, "types", view["data.field.types"]) { Hint = view["data.field.typesHint"] },
            ],
        };
    }

    /// <summary>What may be done with what is there, and what that means for data of the kind.</summary>
    public static IReadOnlyList<Choice> Rules(DatasetKind kind, ViewContext view) =>
        [.. Enum.GetValues<ImportRule>().Select(rule => new Choice(rule.ToString(), rule.Say(view), view[(kind == DatasetKind.Indicators && rule != ImportRule.Replace ? "data.rule.values." : "data.rule.") + rule]))];

    /// <summary>Null when a line of types names no class.</summary>
    public static CreateDatasetCommand? CommandOf(ActInput input, ViewContext view)
    {
        List<TypeQuality> types = [];
        foreach (var line in input.Lines("types"))
        {
            if (line.LastIndexOf(':') is not (> 0 and var at)) return null;
            var words = line[(at + 1)..].Split(',', 2, StringSplitOptions.TrimEntries);
            var isStrategic = words.Length == 2 && string.Equals(words[1], view["data.strategic"], StringComparison.OrdinalIgnoreCase);
            if (ClassOf(words[0], view) is not { } quality || (words.Length == 2 && !isStrategic)) return null;
            types.Add(new(line[..at].Trim(), quality, isStrategic));
        }
        return new(new()
        {
            Name = input.Text("name"), Source = input.Text("source"), Licence = input.Text("licence"), Kind = Named.OrNull<DatasetKind>(input.Text("kind")) ?? DatasetKind.Events,
            Rule = Named.OrNull<ImportRule>(input.Text("rule")) ?? ImportRule.Replace, Quality = Named.OrNull<QualityClass>(input.Text("quality")) ?? QualityClass.HardToJudge, TypeQualities = types,
        }, Named.OrNull<PartySide>(input.Text("owner")), input.Text("owner") == Both);
    }

    static QualityClass? ClassOf(string word, ViewContext view) =>
        Named.OrNull<QualityClass>(word) ?? Enum.GetValues<QualityClass>().Cast<QualityClass?>().FirstOrDefault(quality => string.Equals(quality!.Value.Say(view), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>An act that somebody has to mean: what it does is said before it is done.</summary>
    public static ActForm Act(Dataset dataset, string act, ViewContext view) => new()
    {
        Title = view[$"data.{act}.title"], Verb = view[$"data.{act}.verb"], Lead = view[$"data.{act}.lead"], Kind = dataset.Name, Action = $"{DatasetLinks.Of(dataset.Id)}/{SlugOf(act)}", Back = DatasetLinks.Back(view, dataset),
        Above = DatasetLinks.Above(view, dataset), Version = dataset.Version, Fields = [],
    };

    public static string SlugOf(string act) => act switch { "share" => "dela", "publish" => "publicera", _ => "avsluta" };

    public static ActForm Upload(Dataset dataset, long megabytes, ViewContext view) => new()
    {
        Title = view["data.upload.title"], Verb = view["data.upload.verb"], Lead = view["data.upload.lead." + dataset.Kind], Kind = dataset.Name, Action = DatasetLinks.Upload(dataset.Id), Back = DatasetLinks.Back(view, dataset), Above = DatasetLinks.Above(view, dataset), Version = dataset.Version,
        Fields = [new(ActFieldKind.File, "file", view["data.field.file"]) { Required = true, Hint = view["data.field.fileHint", megabytes] }],
    };
}
