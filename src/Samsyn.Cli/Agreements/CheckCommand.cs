using System.CommandLine;
using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Agreements;

/// <summary><c>samsyn check [--json]</c>: every adopted local agreement against what it shall state.</summary>
static class CheckCommand
{
    public static Command Create()
    {
        var asOf = Given.Date("--as-of", "cli.option.as-of");
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("check", Say.Text("cli.check.about")) { asOf, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var pages = await session.Get<ReadCompliance>().All(session.Actor, given.GetValue(asOf), cancellation);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(pages.SelectMany(page => page.Items.Select(item => Row(page, item))), FactsJson.Indented));
            else if (pages.Count == 0) Say.Note(Say.Text("cli.nothing-adopted"));
            else foreach (var page in pages) Print(page);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static object Row(CompliancePage page, ComplianceItem item) => new
    {
        item.Item, title = In(item.Title), result = item.Result, item.Where, reason = In(item.Reason), item.Lacking, agreement = page.Agreement.Id.Value,
    };

    static void Print(CompliancePage page)
    {
        Say.Result($"{page.Agreement.Number}  {page.Agreement.Title}");
        foreach (var item in page.Items)
        {
            var lines = string.Join(", ", item.Where.Select(place => place.Line));
            Say.Result($"  {Texts.Of(item.Result, Say.Language),-12} {item.Item,-10} {In(item.Title)}");
            if (item.Result != ComplianceResult.Fulfilled) Say.Result($"               {In(item.Reason)}{(lines.Length > 0 ? $" ({Say.Text("cli.lines", lines)})" : "")}");
        }
    }

    static string In(Bilingual text) => Say.Language == Language.English ? text.English : text.Swedish;
}
