using System.CommandLine;
using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Agreements;

/// <summary><c>samsyn as-of DATE</c>: what applied on a date – the state of each agreement and the version of each annex.</summary>
static class AsOfCommand
{
    public static Command Create()
    {
        var date = Given.DateArgument("DATE", "cli.as-of.date");
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("as-of", Say.Text("cli.as-of.about")) { date, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var on = given.GetValue(date)!.Value;
            var pages = new List<AgreementPage>();
            foreach (var row in await session.Get<ReadAgreements>().Run(session.Actor, on, cancellation))
                if (await session.Get<ReadAgreementPage>().Run(session.Actor, row.Id, on, cancellation) is { } page) pages.Add(page);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(pages.Select(Row), FactsJson.Indented));
            else if (pages.Count == 0) Say.Note(Say.Text("cli.nothing-adopted"));
            else foreach (var page in pages) Print(page);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static object Row(AgreementPage page) => new
    {
        id = page.Id.Value, page.Number, page.Title, page.Level, page.On, page.State,
        annexes = page.Annexes.Where(annex => annex.Applies is not null).Select(annex => new
        {
            annex.Number, annex.Title, annex.Kind, version = annex.Applies!.Number, annex.Applies.DecidedOn, annex.Applies.Text.Sha256,
        }),
        page.Facts,
    };

    static void Print(AgreementPage page)
    {
        Say.Result($"{page.Number}  {page.Title}  {Texts.Of(page.State, Say.Language)}");
        foreach (var annex in page.Annexes)
            if (annex.Applies is { } version)
                Say.Result($"  {annex.Number,2}  {Say.Text("cli.version", version.Number)}  {Given.Iso(version.DecidedOn),-10}  {annex.Title}");
    }
}
