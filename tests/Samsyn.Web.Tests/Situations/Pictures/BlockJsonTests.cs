using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>A block as programs read it tells no more than its page.</summary>
public sealed class BlockJsonTests
{
    static readonly PictureBlock Block = new() { Id = Guid.CreateVersion7(), Dataset = Guid.CreateVersion7(), Method = "count", Caption = "Anmälda brott", Source = 1, Parameters = new Dictionary<string, string> { ["typer"] = "Hemlig typ" } };

    static readonly CountAnswer Answer = new()
    {
        Head = new() { Dataset = "Anmälningar", Source = "Polisen", From = new(2026, 1, 1), To = new(2026, 6, 30), Events = 9343 },
        Rows = CountBy.Type, Columns = CountBy.Year, RowNames = ["Rån", "Inbrott", "Stöld"], ColumnNames = ["2026-01-01"], Counts = [[3], [8271], [1069]],
    };

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void Where_small_counts_are_hidden_neither_they_nor_what_they_could_be_worked_out_from_are_told()
    {
        var open = Written(new(Block, new KeptAnswer(Answer, isMasked: false)));
        Assert.Contains("[[3],[8271],[1069]]", open);
        Assert.Contains("\"events\":9343", open);

        var masked = Written(new(Block, new KeptAnswer(Answer, isMasked: true)));
        Assert.Contains("\"isMasked\":true", masked);
        Assert.Contains("\"answer\":null", masked);
        Assert.DoesNotContain("\"number\":3", masked);
        // The small one and one more, so that the total gives neither away.
        Assert.Single(new[] { "8271", "1069" }, count => masked.Contains($"\"number\":{count}", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public void Of_data_that_the_reader_does_not_see_the_caption_alone_is_told()
    {
        foreach (var hidden in new[] { Written(new(Block, new NotFound())), Written(null) })
        {
            Assert.Contains("\"standing\":\"hidden\"", hidden);
            Assert.Contains("Anmälda brott", hidden);
            Assert.DoesNotContain("Hemlig typ", hidden);
            Assert.DoesNotContain(Block.Dataset.ToString(), hidden);
            Assert.Contains("\"rows\":null", hidden);
        }
    }

    [Fact]
    public void What_was_frozen_and_is_not_whole_says_why_and_nothing_of_its_rows()
    {
        var altered = Block with { Frozen = new(DateTimeOffset.UnixEpoch, "Ändrat underlag", "fel") };
        var told = Written(new(altered, new BlockAltered(altered.Caption)));
        Assert.Contains("\"standing\":\"failed\"", told);
        Assert.Contains("\"isFrozen\":true", told);
        Assert.DoesNotContain("Ändrat underlag", told);
        Assert.DoesNotContain("Hemlig typ", told);
        // One that is live fails before somebody who sees its data: they are told what was asked.
        Assert.Contains("Hemlig typ", Written(new(Block, new BlockMethodUnknown("count"))));
    }

    static string Written(ShownBlock? shown) => JsonSerializer.Serialize(BlockJson.Of(shown?.Block ?? Block, shown, Views.Of("/")), FactsJson.Options);
}
