using Samsyn.Cli;
using Samsyn.Cli.Terminal;

// Exit codes of every command: 0 done, 1 refused (the reason on standard error, nothing stored), 2 wrong usage; audit: 3 the log is not whole.
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
var parsed = Commands.Root().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine($"samsyn: {error.Message}");
    Console.Error.WriteLine(Say.Text("cli.usage"));
    return ExitCode.WrongUsage;
}
return await parsed.InvokeAsync();
