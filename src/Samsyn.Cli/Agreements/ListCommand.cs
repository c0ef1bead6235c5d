using System.CommandLine;
using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Agreements;

/// <summary><c>samsyn list</c>: agreements and proposals with their ids.</summary>
static class ListCommand
{
    public static Command Create()
    {
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("list", Say.Text("cli.list.about")) { json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var agreements = await session.Get<ReadAgreements>().Run(session.Actor, on: null, cancellation);
            var proposals = await session.Get<ReadProposals>().Run(session.Actor, cancellation);
            if (given.GetValue(json))
            {
                Say.Result(JsonSerializer.Serialize(new
                {
                    agreements = agreements.Select(row => new { id = row.Id.Value, row.Number, row.Title, row.Level, row.State }),
                    proposals = proposals.Select(row => new { id = row.Id.Value, row.File, row.State, row.Kind, row.ImportedAt }),
                }, FactsJson.Indented));
                return ExitCode.Done;
            }
            foreach (var row in agreements) Say.Result($"{row.Number}  {row.Id.Value}  {Texts.Of(row.State, Say.Language)}  {row.Title}");
            foreach (var row in proposals) Say.Result($"{Texts.Of(row.State, Say.Language)}  {row.Id.Value}  {row.File}");
            if (agreements.Count + proposals.Count == 0) Say.Note(Say.Text("cli.nothing-adopted"));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }
}
