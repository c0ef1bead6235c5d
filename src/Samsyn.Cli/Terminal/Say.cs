using Samsyn.App;
using Samsyn.Domain.Kernel;

namespace Samsyn.Cli.Terminal;

/// <summary>What the terminal says: results on standard output, everything else on standard error, in the user's language.</summary>
static class Say
{
    static readonly string[] Wishes = ["SAMSYN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Swedish, unless SAMSYN_LANGUAGE or the locale asks for English.</summary>
    public static Language Language { get; } = Wanted();

    public static string Text(string key, params IReadOnlyList<object?> args) => Texts.Get(Language, key, args);

    public static int Refused(IEnumerable<Refusal> refusals, string? about = null)
    {
        foreach (var refusal in refusals) Note(about is null ? Texts.Of(refusal, Language) : $"{about}: {Texts.Of(refusal, Language)}");
        return ExitCode.Refused;
    }

    public static void Note(string text) => Console.Error.WriteLine($"samsyn: {text}");

    public static void Result(string text) => Console.Out.WriteLine(text);

    static Language Wanted()
    {
        var wish = Wishes.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return wish?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.Swedish;
    }
}
