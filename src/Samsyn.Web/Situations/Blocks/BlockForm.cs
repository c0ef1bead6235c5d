using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Situations.Blocks;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Situations.Scans;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>The making of a block, state in the address: first data and method, then parameters with the chart as it will be.</summary>
public sealed record BlockFormModel
{
    public required Samsyn.App.Situations.Pictures.SectionPage Page { get; init; }
    public required PartySide? Side { get; init; }
    /// <summary>The one that is changed; null for a new one.</summary>
    public required PictureBlock? Block { get; init; }
    public required IReadOnlyList<Dataset> Datasets { get; init; }
    public required IReadOnlyList<Dataset> Tables { get; init; }
    /// <summary>What was chosen in the first step; null before.</summary>
    public BlockData? Data { get; init; }
    /// <summary>The table of values that it is to be of, when what it is to show is not chosen yet.</summary>
    public BlockData? Table { get; init; }
    public string Method { get; init; } = "";
    public string Caption { get; init; } = "";
    public int Source { get; init; }
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    /// <summary>The answer to what stands in the fields; null before the first step is done.</summary>
    public Outcome<KeptAnswer>? Answer { get; init; }
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    public int Version => Side is { } own ? Page.Own.GetValueOrDefault(own)?.Version ?? 0 : Page.Section.Version;
}

/// <summary>Fields of a block, from the method and what the dataset holds.</summary>
static class BlockForm
{
    public const char Between = '|';

    /// <summary>What the address or the form says, by the method's own parameters and no others.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<KeyValuePair<string, StringValues>> given, IReadOnlyList<BlockField> fields)
    {
        var found = given.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        return fields.Where(field => found.ContainsKey(field.Name))
            .Select(field => (field.Name, Value: field.Kind == BlockFieldKind.Several ? string.Join(Between, found[field.Name].OfType<string>().SelectMany(one => one.Split(Between, StringSplitOptions.RemoveEmptyEntries))) : found[field.Name].ToString().ReplaceLineEndings("\n").Trim()))
            .Where(one => one.Value.Length > 0).ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
    }

    public static IReadOnlyList<ActField> Fields(BlockFormModel model, ViewContext view)
    {
        // A method may say something else of a field than the others do.
        string? Hint(string name) => Texts.Knows($"blocks.field.{name}.hint.{model.Method}") ? view[$"blocks.field.{name}.hint.{model.Method}"] : Texts.Knows($"blocks.field.{name}.hint") ? view[$"blocks.field.{name}.hint"] : null;
        List<ActField> fields =
        [
            new(ActFieldKind.Text, "caption", view["blocks.field.caption"]) { Required = true, Value = model.Caption, Hint = Hint("caption") },
            new(ActFieldKind.OneOfMany, "source", view["blocks.field.source"]) { Value = model.Source > 0 ? PictureLinks.Number(model.Source) : "", Choices = [.. model.Page.Page.On.Sources.Select(source => new Choice(PictureLinks.Number(source.Number), $"[{PictureLinks.Number(source.Number)}] {source.Title}"))] },
        ];
        foreach (var field in model.Data!.FieldsOf(model.Method, model.Parameters) ?? [])
        {
            var value = model.Parameters.GetValueOrDefault(field.Name) ?? "";
            IReadOnlyList<Choice> choices = field.Name == BlockMethods.SearchField ? [.. model.Data!.Searches.Select(search => new Choice(search.Id.Value.ToString(), ScanLinks.Choice(search, view)))] : [.. field.Choices.Select(choice => new Choice(choice, choice.Length == 0 ? view["blocks.choice.all"] : field.ChoicesAreNames ? model.Data!.Names.GetValueOrDefault(choice, choice) : view["blocks.choice." + choice]))];
            if (field.IsIdle || (field.Kind is BlockFieldKind.Several or BlockFieldKind.OneOfMany or BlockFieldKind.Optional or BlockFieldKind.Select && choices.Count == 0)) continue;
            fields.Add(new(field.Kind switch { BlockFieldKind.Date => ActFieldKind.Date, BlockFieldKind.OneOfMany => ActFieldKind.One, BlockFieldKind.Optional or BlockFieldKind.Select => ActFieldKind.OneOfMany, BlockFieldKind.Several => ActFieldKind.Several, BlockFieldKind.Lines => ActFieldKind.Words, _ => ActFieldKind.Text }, field.Name, view["blocks.field." + field.Name])
            {
                Required = field.Name == BlockMethods.SearchField,
                Value = field.Kind == BlockFieldKind.Several ? "" : field.Kind is BlockFieldKind.OneOfMany or BlockFieldKind.Select && value.Length == 0 ? field.Choices[0] : value, Values = field.Kind == BlockFieldKind.Several ? value.Split(Between, StringSplitOptions.RemoveEmptyEntries) : [], Choices = choices, Hint = Hint(field.Name),
            });
        }
        return fields;
    }
}
