using System.CommandLine;
using Samsyn.Analysis;
using Samsyn.App.Situations.Analyses;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli.Situations;

/// <summary><c>samsyn analyse METHOD</c>: the methods of the situation picture over counts and events from a file or the command line, without a database.</summary>
static class AnalyseCommand
{
    static readonly Func<Command>[] Methods = [AnalyseChange.Create, AnalyseSeries.Create, ScanCommand.Create, KnoxCommand.Create, HotSpotsCommand.Create];

    public static Command Create()
    {
        var command = new Command("analyse", Say.Text("cli.analyse.about"));
        foreach (var create in Methods) command.Add(create());
        return command;
    }

    public static int NoAnswer(NoAnswer why)
    {
        Say.Note(AnalysisWords.Of(why, Say.Language));
        return ExitCode.Refused;
    }
}
