using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Operations;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Cli.Operations;

/// <summary><c>samsyn doctor</c>: holds this deployment against docs/security/controls.md. 1 when a control is broken; warnings are only told.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var quiet = new Option<bool>("--quiet") { Description = Say.Text("cli.doctor.quiet") };
        var beforeStart = new Option<bool>("--before-start") { Description = Say.Text("cli.doctor.before-start") };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("doctor", Say.Text("cli.doctor.about")) { quiet, beforeStart, json, data };
        command.SetAction((given, cancellation) => Session.OverClosed(given, data, async services =>
        {
            var found = await services.GetRequiredService<ExamineDeployment>().Run(Deployment.FromEnvironment(), given.GetValue(beforeStart), cancellation);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(found.Select(one => new { one.Control, one.State, one.Finding, Words = one.Words(Say.Language) }), FactsJson.Indented));
            else Print(found, given.GetValue(quiet));
            return found.Any(one => one.State == ControlState.Broken) ? ExitCode.Refused : ExitCode.Done;
        }));
        return command;
    }

    static void Print(IReadOnlyList<ControlFinding> found, bool onlyFaults)
    {
        foreach (var one in found)
        {
            var line = $"{Say.Text("doctor.state." + one.State),-9} {one.Control,-16} {one.Words(Say.Language)}";
            if (one.State is ControlState.Warning or ControlState.Broken) Say.Note(line);
            else if (!onlyFaults) Say.Result("        " + line);
        }
        if (onlyFaults) return;
        var (broken, warnings) = (found.Count(one => one.State == ControlState.Broken), found.Count(one => one.State == ControlState.Warning));
        Say.Result(Say.Text("doctor.sum", found.Count(one => one.State == ControlState.Kept), warnings, broken));
    }
}
