using System.CommandLine;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse METHOD</c>: the methods of the situation picture over numbers from a file, without a database.</summary>
static class AnalyseCommand
{
    static readonly Func<Command>[] Methods = [ScanCommand.Create, KnoxCommand.Create, HotSpotsCommand.Create];

    public static Command Create()
    {
        var command = new Command("analyse", Say.Text("cli.analyse.about"));
        foreach (var create in Methods) command.Add(create());
        return command;
    }
}
