using System.Text.RegularExpressions;
using Samsyn.App;
using Samsyn.App.Acts;

namespace Samsyn.Web.Tests.Structure;

/// <summary>The rules of the house as pure functions over files: each yields one sentence per offence, naming file, line and remedy.</summary>
public static partial class Rules
{
    static readonly Dictionary<string, string[]> AllowedReferences = new(StringComparer.Ordinal)
    {
        ["Samsyn.Domain"] = [],
        ["Samsyn.Analysis"] = [],
        ["Samsyn.Documents"] = ["Samsyn.Domain"],
        ["Samsyn.App"] = ["Samsyn.Domain", "Samsyn.Documents", "Samsyn.Analysis"],
        ["Samsyn.Web"] = ["Samsyn.App"],
        ["Samsyn.Cli"] = ["Samsyn.App"],
    };

    /// <summary>Feature folders carry the same name in every project; beside them each project has its own few rooms.</summary>
    static readonly HashSet<string> Features = new(StringComparer.Ordinal)
    {
        "Organisations", "Agreements", "Duties", "Forums", "Meetings", "Readiness", "Situations", "ActionPlans", "FollowUp", "Communication",
        "Notices", "Checklists", "Briefings", "Volunteers", "Walks", "Places", "Cases", "Central", "Publishing", "Today", "Search",
    };

    static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["Samsyn.Domain"] = ["Kernel", "Time", "Acts"],
        ["Samsyn.Analysis"] = ["Counts", "Series", "Rates", "Surveys", "Disclosure", "Sampling", "Density", "HotSpots", "Clusters"],
        ["Samsyn.Documents"] = ["Calendars", "Extraction", "Mail", "Words", "Writing"],
        ["Samsyn.App"] = ["Storage", "Texts", "Files", "Mail", "Outbox", "Acts", "Secrets", "Jobs", "Live", "Backup", "Examples", "Operations"],
        ["Samsyn.Web"] = ["Ui", "Shell", "Client", "Operations", "Gallery", "Acts"],
        ["Samsyn.Cli"] = ["Terminal", "Database", "Operations", "Acts"],
    };

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?(?<name>Samsyn\.\w+)\.csproj""", RegexOptions.None, 1000)]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"(?:class|record|struct|interface)\s+(?<name>\w*(?:Helper|Helpers|Utils|Util|Manager|Service))\b", RegexOptions.None, 1000)]
    private static partial Regex VagueName();

    [GeneratedRegex(@"Npgsql|UseSqlite|Sqlite|ExecuteSql|FromSql|SqlQuery|\bSELECT\s+[\w*]|\bCREATE TABLE\b", RegexOptions.None, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"(?:Note|Demand|Find|Run)\([^;]*?nameof\((?<act>\w+)\)", RegexOptions.None, 1000)]
    private static partial Regex NotedAct();

    /// <summary>The log is read by people of both parties: an act is told in their words, not by the name it has in the code.</summary>
    public static IEnumerable<string> ActsInWords(IEnumerable<SourceFile> files) =>
        from file in files.Where(file => file.Path.StartsWith("src/Samsyn.App/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal))
        from Match match in NotedAct().Matches(file.Text)
        let act = match.Groups["act"].Value
        where act is not ("Permission" or "Duty") && ActWords.OfAct(act, Language.Swedish) == act
        select $"{file.Path}: {act} has no words in audit.json (act.{act}).";

    public static IEnumerable<string> References(IEnumerable<SourceFile> files) =>
        from file in files.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path.EndsWith(".csproj", StringComparison.Ordinal))
        from Match reference in ProjectReference().Matches(file.Text)
        let name = reference.Groups["name"].Value
        where !AllowedReferences.GetValueOrDefault(file.Project, []).Contains(name)
        select $"{file.Path}: {file.Project} may not refer to {name}. Domain ← Documents, App; Analysis ← App; Documents ← App; App ← Web, Cli.";

    public static IEnumerable<string> DomainIsBare(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.Path.StartsWith("src/Samsyn.Domain/", StringComparison.Ordinal)))
        {
            if (file.Path.EndsWith(".csproj", StringComparison.Ordinal) && file.Text.Contains("<PackageReference", StringComparison.Ordinal))
                yield return $"{file.Path}: the domain takes no package. Move what needs it to Documents or App.";
            foreach (var (line, number) in file.Lines.Select((line, index) => (line, index + 1)))
                if (line.Contains("async ", StringComparison.Ordinal) || line.Contains("System.IO", StringComparison.Ordinal)
                    || line.Contains("ILogger", StringComparison.Ordinal) || line.Contains("Console.", StringComparison.Ordinal))
                    yield return $"{file.Path}:{number}: no I/O, no async, no logging in the domain. Give the rule what it needs as an argument.";
        }
    }

    public static IEnumerable<string> FolderNames(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/", StringComparison.Ordinal) && Rooms.ContainsKey(file.Project)
        let parts = file.Path.Split('/')
        where parts.Length > 3
        let folder = parts[2]
        where !Features.Contains(folder) && !Rooms[file.Project].Contains(folder)
        select $"{file.Path}: “{folder}” is neither a feature ({string.Join(", ", Features.Take(3))} …) nor a room of {file.Project}. Rename it, or add the room in Structure/Rules.cs.";

    public static IEnumerable<string> SqlOnlyInStorage(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/Samsyn.App/Storage/", StringComparison.Ordinal)
        from offence in file.Lines.Select((line, index) => (line, number: index + 1))
        where !offence.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Sql().IsMatch(offence.line)
        select $"{file.Path}:{offence.number}: only App/Storage names databases and SQL. Ask it for what you need.";

    /// <summary>One place to review and to change. Checksums keep no secret and are made in every project, so they stand lowest.</summary>
    public static IEnumerable<string> SecretsInOnePlace(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/", StringComparison.Ordinal) && (file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal))
            && !file.Path.StartsWith("src/Samsyn.App/Secrets/", StringComparison.Ordinal) && file.Path != "src/Samsyn.Domain/Kernel/Checksum.cs"
        from offence in file.Lines.Select((line, index) => (line, number: index + 1))
        where offence.line.Contains("System.Security.Cryptography", StringComparison.Ordinal) && !OnlyCatches(file)
        select $"{file.Path}:{offence.number}: cryptography stands in App/Secrets alone (checksums in Domain/Kernel/Checksum.cs). Ask it for what you need.";

    /// <summary>Data Protection tells of damage by an exception of that namespace; to catch it is not to do cryptography.</summary>
    static bool OnlyCatches(SourceFile file) => file.Text.Contains("catch (CryptographicException", StringComparison.Ordinal)
        && !CryptographicTypes.Any(type => file.Text.Contains(type, StringComparison.Ordinal));

    static readonly string[] CryptographicTypes = ["SHA1", "SHA256", "SHA384", "SHA512", "HMAC", "HKDF", "Aes", "ECDsa", "ECDiffie", "RSA", "RandomNumberGenerator", "IncrementalHash", "MD5", "Rfc2898"];

    /// <summary>Whoever is refused stands in the log: ActLog.Demand asks and notes in one.</summary>
    public static IEnumerable<string> RefusalsAreNoted(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Path.EndsWith(".cs", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/Samsyn.App/Acts/", StringComparison.Ordinal) && !file.Path.StartsWith("src/Samsyn.Domain/", StringComparison.Ordinal)
        from offence in file.Lines.Select((line, index) => (line, number: index + 1))
        where offence.line.Contains("actor.Demand(", StringComparison.Ordinal)
        select $"{file.Path}:{offence.number}: a refusal is noted. Ask ActLog.Demand instead of the actor.";

    /// <summary>The framework reads “-1” as a value of any enum; stored, it breaks every page that has no word for it.</summary>
    public static IEnumerable<string> ChoicesByName(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("src/Samsyn.Web/", StringComparison.Ordinal) && file.Path != "src/Samsyn.Web/Shell/Named.cs"
            && (file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal))
        from offence in file.Lines.Select((line, index) => (line, number: index + 1))
        where offence.line.Contains("Enum.TryParse<", StringComparison.Ordinal) || offence.line.Contains("Enum.Parse<", StringComparison.Ordinal)
        select $"{file.Path}:{offence.number}: what comes from a form or an address is read by its name. Use Shell/Named.";

    public static IEnumerable<string> VagueNames(IEnumerable<SourceFile> files) =>
        from file in files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.Path.StartsWith("src/", StringComparison.Ordinal))
        from Match name in VagueName().Matches(file.Text)
        select $"{file.Path}: {name.Groups["name"].Value} says nothing. Name it by what it does in the field's own words.";

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        from file in files
        where (file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".ts", StringComparison.Ordinal))
            && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && file.Lines.Length > 400
        select $"{file.Path}: {file.Lines.Length} lines. Split it where it is two things (about 300 is the aim, 400 the limit).";

    public static IEnumerable<string> Unfinished(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".ts", StringComparison.Ordinal)
        where !file.Path.Contains("/Structure/", StringComparison.Ordinal)
        from offence in file.Lines.Select((line, index) => (line, number: index + 1))
        where offence.line.Contains("TODO", StringComparison.Ordinal) || offence.line.Contains("FIXME", StringComparison.Ordinal)
            || offence.line.Contains("NotImplementedException", StringComparison.Ordinal)
        select $"{file.Path}:{offence.number}: unfinished work does not land. Finish it or take it out.";
}
