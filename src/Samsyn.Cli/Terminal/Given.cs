using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Samsyn.Cli.Terminal;

/// <summary>Options and arguments that several commands share; dates are ISO 8601 and nothing else.</summary>
static class Given
{
    public static Option<string?> Data() => new("--data") { Description = Say.Text("cli.option.data"), HelpName = "DIR" };

    public static Option<bool> Json() => new("--json") { Description = Say.Text("cli.option.json") };

    public static Option<DateOnly?> Date(string name, string description) =>
        new(name) { Description = Say.Text(description), HelpName = "YYYY-MM-DD", CustomParser = DateFrom };

    public static Argument<DateOnly?> DateArgument(string name, string description) =>
        new(name) { Description = Say.Text(description), CustomParser = DateFrom };

    public static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    static DateOnly? DateFrom(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        result.AddError(Say.Text("cli.bad-date", text));
        return null;
    }
}
