using System.CommandLine;
using Samsyn.Cli.Acts;
using Samsyn.Cli.Agreements;
using Samsyn.Cli.Database;
using Samsyn.Cli.Duties;
using Samsyn.Cli.Operations;
using Samsyn.Cli.Organisations;
using Samsyn.Cli.Situations;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli;

/// <summary>Every command, each in the folder of its feature.</summary>
static class Commands
{
    public static RootCommand Root() => new(Say.Text("cli.about"))
    {
        ImportCommand.Create(),
        AdoptCommand.Create(),
        ListCommand.Create(),
        DutiesCommand.Create(),
        CheckCommand.Create(),
        AsOfCommand.Create(),
        ExportCommand.Create(),
        DataCommand.Create(),
        DeputiesCommand.Create(),
        DatabaseCommand.Create(),
        AuditCommand.Create(),
        UserCommand.Create(),
        DoctorCommand.Create(),
        AnalyseCommand.Create(),
    };
}
