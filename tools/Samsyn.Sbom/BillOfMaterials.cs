using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Samsyn.Sbom;

/// <summary>
/// CycloneDX 1.5 of the product: what its five projects restore and what its pages are built with. No instant and no serial number: the same
/// lock files give the same bytes.
/// </summary>
public static class BillOfMaterials
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(string root)
    {
        var components = NuGet(root).Concat(Npm(root)).OrderBy(component => component["purl"]!.GetValue<string>(), StringComparer.Ordinal).ToArray();
        return new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.5",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application", ["bom-ref"] = "samsyn", ["name"] = "Samsyn", ["version"] = VersionOf(root),
                    ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "EUPL-1.2" } }),
                },
            },
            ["components"] = new JsonArray([.. components.Cast<JsonNode?>()]),
        }.ToJsonString(Indented);
    }

    /// <summary>Analysers are restored with every project and ship with none: they are what the lock files call direct and the projects keep private.</summary>
    static IEnumerable<JsonObject> NuGet(string root)
    {
        var analysers = XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Directory.EnumerateFiles(Path.Combine(root, "src"), "packages.lock.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject().SelectMany(framework => framework.Value!.AsObject()))
            .Where(package => package.Value!["type"]!.GetValue<string>() != "Project")
            .DistinctBy(package => $"{package.Key}@{package.Value!["resolved"]}", StringComparer.OrdinalIgnoreCase)
            .Select(package => Component("nuget", package.Key, package.Value!["resolved"]!.GetValue<string>(), package.Value["contentHash"]?.GetValue<string>(), null, analysers.Contains(package.Key)));
    }

    static IEnumerable<JsonObject> Npm(string root) => JsonNode.Parse(File.ReadAllText(Path.Combine(root, "src", "Samsyn.Web", "Client", "package-lock.json")))!["packages"]!.AsObject()
        .Where(package => package.Key.Length > 0)
        .Select(package => Component("npm", package.Key[(package.Key.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..], package.Value!["version"]!.GetValue<string>(),
            package.Value["integrity"]?.GetValue<string>().Split('-', 2)[1], package.Value["license"]?.GetValue<string>(), package.Value["dev"]?.GetValue<bool>() == true))
        .DistinctBy(component => component["purl"]!.GetValue<string>(), StringComparer.Ordinal);

    static JsonObject Component(string kind, string name, string version, string? sha512, string? licence, bool onlyBuilds)
    {
        var purl = $"pkg:{kind}/{name.Replace("@", "%40", StringComparison.Ordinal)}@{version}";
        var component = new JsonObject
        {
            ["type"] = "library", ["bom-ref"] = purl, ["name"] = name, ["version"] = version, ["purl"] = purl, ["scope"] = onlyBuilds ? "excluded" : "required",
        };
        if (sha512 is not null) component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(sha512)) });
        if (licence is not null) component["licenses"] = new JsonArray(new JsonObject { ["expression"] = licence });
        return component;
    }

    static string VersionOf(string root) => XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("Version").Single().Value;
}
