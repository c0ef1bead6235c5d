using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Samsyn.App.Outbox;
using Samsyn.App.Secrets;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>The file cannot be read at all.</summary>
public sealed record ProviderFileUnreadable(string File, string Reason) : Refusal;
public sealed record ProviderSettingMissing(string Provider, string Setting) : Refusal;
public sealed record ProviderSettingWrong(string Provider, string Setting, string Value) : Refusal;
public sealed record ProviderSettingTwice(string Setting, string Value) : Refusal;
public sealed record ProviderKeyUnusable(string Provider, string File, string Reason) : Refusal;

/// <summary>Reads the providers from their file; everything that is wrong with it is told at once.</summary>
public static partial class ProviderFile
{
    const int ShortestTimeout = 1, LongestTimeout = 30, UsualTimeout = 10;

    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex NameShape();

    /// <summary>For an installation where everybody signs in with a passkey.</summary>
    public static Outcome<ConfiguredProviders> None { get; } = new ConfiguredProviders([]);

    public static Outcome<ConfiguredProviders> Read(string file)
    {
        List<Row?>? rows;
        try
        {
            rows = JsonSerializer.Deserialize<Written>(File.ReadAllText(file), Strict)?.Providers;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return new ProviderFileUnreadable(file, failure.Message);
        }
        if (rows is null or []) return new ProviderSettingMissing(file, "providers");

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        List<Refusal> wrong = [];
        List<ProviderSettings> read = [];
        foreach (var row in rows)
            if (Read(row ?? new(), folder, wrong) is { } settings) read.Add(settings);
        wrong.AddRange(Twice(read, "name", one => one.Name));
        wrong.AddRange(Twice(read, "issuer", one => one.IssuerText));
        return wrong.Count > 0 ? Outcome<ConfiguredProviders>.Refused(wrong) : new ConfiguredProviders(read);
    }

    /// <summary>Two with one issuer could not be told apart when it answers.</summary>
    static IEnumerable<Refusal> Twice(IEnumerable<ProviderSettings> read, string setting, Func<ProviderSettings, string> of) =>
        read.GroupBy(of, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => new ProviderSettingTwice(setting, same.Key));

    static ProviderSettings? Read(Row row, string folder, List<Refusal> wrong)
    {
        var before = wrong.Count;
        var name = row.Name ?? "?";
        foreach (var (setting, value) in new[] { ("name", row.Name), ("label.sv", row.Label?.Sv), ("label.en", row.Label?.En), ("organisation", row.Organisation), ("issuer", row.Issuer), ("clientId", row.ClientId) })
            if (string.IsNullOrWhiteSpace(value)) wrong.Add(new ProviderSettingMissing(name, setting));
        if (row.Name is { Length: > 0 } && !NameShape().IsMatch(row.Name)) Wrong("name", row.Name);
        var issuer = IssuerOf(row.Issuer);
        if (row.Issuer is { Length: > 0 } && issuer is null) Wrong("issuer", row.Issuer);
        if (row.Algorithms is []) Wrong("algorithms", "[]");
        foreach (var algorithm in (row.Algorithms ?? []).Where(one => !ProviderSettings.KnownAlgorithms.Contains(one))) Wrong("algorithms", algorithm);
        if (row.Scopes is { } scopes && !scopes.Contains("openid")) Wrong("scopes", string.Join(' ', scopes));
        foreach (var text in (row.Assurance ?? []).Concat(row.Scopes ?? []).Where(one => string.IsNullOrEmpty(one) || one.Any(char.IsWhiteSpace))) Wrong("assurance, scopes", text ?? "");
        if (row.TimeoutSeconds is < ShortestTimeout or > LongestTimeout) Wrong("timeoutSeconds", $"{row.TimeoutSeconds}");
        if (row.Claims?.Identity is "email" or "preferred_username" or "name" or "phone_number") Wrong("claims.identity", row.Claims.Identity);
        var credential = CredentialOf(row, name, folder, wrong);
        if (wrong.Count > before) return null;

        return new()
        {
            Name = row.Name!, LabelSwedish = row.Label!.Sv!, LabelEnglish = row.Label.En!, Organisation = row.Organisation!, Issuer = issuer!, IssuerText = row.Issuer!,
            ClientId = row.ClientId!, Credential = credential!, Assurance = row.Assurance ?? [], Scopes = row.Scopes ?? ["openid"],
            IdentityClaim = string.IsNullOrWhiteSpace(row.Claims?.Identity) ? "sub" : row.Claims.Identity, RequestedClaims = row.RequestClaims?.ToJsonString(),
            Algorithms = row.Algorithms ?? ["RS256", "PS256", "ES256"], Hosts = [AllowedHosts.NameOf(issuer!), .. row.Hosts ?? []],
            Timeout = TimeSpan.FromSeconds(row.TimeoutSeconds ?? UsualTimeout),
        };

        void Wrong(string setting, string value) => wrong.Add(new ProviderSettingWrong(name, setting, value));
    }

    /// <summary>Encrypted (or this machine itself), and nothing that discovery could not stand behind.</summary>
    static Uri? IssuerOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var issuer) && issuer.Query.Length == 0 && issuer.Fragment.Length == 0
        && new[] { AllowedHosts.NameOf(issuer) }.Allow(issuer) ? issuer : null;

    static ClientCredential? CredentialOf(Row row, string name, string folder, List<Refusal> wrong)
    {
        if (row.ClientKeyFile is null == row.ClientSecretFile is null)
        {
            wrong.Add(new ProviderSettingMissing(name, "clientKeyFile | clientSecretFile"));
            return null;
        }
        var file = Path.Combine(folder, row.ClientKeyFile ?? row.ClientSecretFile!);
        try
        {
            return row.ClientKeyFile is null ? ClientCredential.Secret(file) : ClientCredential.Key(file, row.ClientKeyId);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            wrong.Add(new ProviderKeyUnusable(name, file, failure.Message));
            return null;
        }
    }

    sealed record Written(List<Row?>? Providers);

    sealed record Row
    {
        public string? Name { get; init; }
        public Words? Label { get; init; }
        public string? Organisation { get; init; }
        public string? Issuer { get; init; }
        public string? ClientId { get; init; }
        public string? ClientKeyFile { get; init; }
        public string? ClientKeyId { get; init; }
        public string? ClientSecretFile { get; init; }
        public IReadOnlyList<string>? Assurance { get; init; }
        public IReadOnlyList<string>? Scopes { get; init; }
        public ClaimNames? Claims { get; init; }
        public JsonObject? RequestClaims { get; init; }
        public IReadOnlyList<string>? Algorithms { get; init; }
        public IReadOnlyList<string>? Hosts { get; init; }
        public int? TimeoutSeconds { get; init; }
    }

    sealed record Words(string? Sv, string? En);

    sealed record ClaimNames(string? Identity);
}
