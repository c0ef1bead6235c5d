using System.Net;
using Samsyn.App;
using Samsyn.App.Situations.Blocks;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>A block as it stands on a page: drawn once for each language and kept with its answer; or the words why it is not drawn.</summary>
static class BlockHtml
{
    public static string Of(ShownBlock shown, string files, ViewContext view, int level)
    {
        var block = shown.Block;
        if (shown.IsHidden) return Missing(view["blocks.hidden", block.Caption]);
        if (!shown.Answer.IsDone) return Missing(view["blocks.failed", block.Caption, string.Join(" ", shown.Answer.Refusals.Select(refusal => Texts.Of(refusal, view.Language)))]);
        var kept = shown.Answer.Value;
        return kept.Shown($"{view.Language}|{level}|{block.Id}|{block.Caption}", () => ChartHtml.Of(Frame(kept, block, view.Language) with { Files = files, Level = level }, view.Language))
            + (block.Frozen is { } frozen ? $"<p class=\"chart-source\">{WebUtility.HtmlEncode(view["blocks.frozen", Dates.Moment(frozen.At, view.Language)])}</p>" : "");
    }

    public static ChartFrame Frame(KeptAnswer kept, PictureBlock block, Language language)
    {
        var read = BlockViews.Of(kept.Answer, block.Caption, language, kept.IsMasked);
        return new() { Id = BlockLinks.Anchor(block), Chart = read.Chart, Words = read.Words, Notices = read.Notices, Source = read.Source };
    }

    static string Missing(string words) => $"<p class=\"chart-missing\">{WebUtility.HtmlEncode(words)}</p>";
}
