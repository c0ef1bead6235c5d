using System.CommandLine;
using Samsyn.App;
using Samsyn.App.Duties;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli.Duties;

/// <summary><c>samsyn duties [--as-of DATE] [--until DATE] [--json]</c>: what the adopted agreements demand.</summary>
static class DutiesCommand
{
    public static Command Create()
    {
        var asOf = Given.Date("--as-of", "cli.option.as-of");
        var until = Given.Date("--until", "cli.option.until");
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("duties", Say.Text("cli.duties.about")) { asOf, until, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var list = await session.Get<ReadDutyList>().Run(session.Actor, new() { AsOf = given.GetValue(asOf), To = given.GetValue(until) }, cancellation);
            if (given.GetValue(json)) Say.Result(DutyJson.Of(list, Say.Language, indented: true));
            else if (list.Items.Count == 0) Say.Note(Say.Text("cli.nothing-adopted"));
            else foreach (var row in list.Rows) Print(row);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static void Print(DutyRow row)
    {
        var (duty, status) = (row.Shown.Duty, row.Shown.Status);
        var count = row.IsSeries ? $" ({row.Done}/{row.Occurrences.Count})" : "";
        Say.Result($"{Given.Iso(duty.Due),-10}  {Texts.Of(status.State, Say.Language),-14}  {duty.Title.Say(Say.Language)}{count}");
        Say.Result($"            {status.Reason.Say(Say.Language)} ({duty.Clause.Heading ?? duty.Clause.Document}{(row.Shown.Line > 0 ? ", " + Say.Text("cli.lines", row.Shown.Line) : "")})");
    }
}
