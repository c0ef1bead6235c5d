using System.CommandLine;
using System.Text;
using Samsyn.App;
using Samsyn.App.Duties;
using Samsyn.App.Files;
using Samsyn.Cli.Terminal;

namespace Samsyn.Cli.Duties;

/// <summary><c>samsyn export --ics|--json [--out FILE]</c>: the duties as a file for other programs.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var ics = new Option<bool>("--ics") { Description = Say.Text("cli.export.ics") };
        var json = Given.Json();
        var output = new Option<string?>("--out") { Description = Say.Text("cli.export.out"), HelpName = "FILE" };
        var until = Given.Date("--until", "cli.option.until");
        var data = Given.Data();
        var command = new Command("export", Say.Text("cli.export.about")) { ics, json, output, until, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(ics) == result.GetValue(json)) result.AddError(Say.Text("cli.export.which"));
        });
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var list = await session.Get<ReadDutyList>().Run(session.Actor, new() { To = given.GetValue(until) }, cancellation);
            var text = given.GetValue(json) ? DutyJson.Of(list, Say.Language, indented: true) : System.Text.Encoding.UTF8.GetString(DutyFile.Calendar(list, Say.Language, Say.Text("calendar.name"), new("http://localhost:5080")));
            if (given.GetValue(output) is not { } path)
            {
                await Console.Out.WriteAsync(text);
                return ExitCode.Done;
            }
            return Write(path, text);
        }, cancellation));
        return command;
    }

    /// <summary>Whole or not at all: written beside the file and moved over it.</summary>
    static int Write(string path, string text)
    {
        try
        {
            var beside = path + ".part";
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, path, overwrite: true);
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say.Refused([new FileUnreadable(path, failure.Message)]);
        }
    }
}
