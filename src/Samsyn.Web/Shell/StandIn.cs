namespace Samsyn.App
{
    public enum Language { Swedish, English }

    public static class Texts
    {
        static readonly Dictionary<string, Dictionary<string, string>> All = new[] { "ui", "error", "gallery" }
            .SelectMany(name => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
                System.Reflection.Assembly.Load("Samsyn.App").GetManifestResourceStream($"Samsyn.App.Texts.{name}.json")!)!.Select(pair => (name + "." + pair.Key, pair.Value)))
            .ToDictionary();

        public static string Get(Language language, string key, params IReadOnlyList<object> args) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, All[key][language == Language.Swedish ? "sv" : "en"], [.. args]);
    }
}

namespace Samsyn.Domain.Organisations
{
    public enum Permission { ReadAgreements, ReadDuties, ImportAgreements }

    public sealed record Actor(Guid PersonId, string Name, string Position, IReadOnlySet<Permission> Permissions)
    {
        public bool May(Permission permission) => Permissions.Contains(permission);
    }
}
