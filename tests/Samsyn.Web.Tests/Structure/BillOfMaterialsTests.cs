using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Sbom;

namespace Samsyn.Web.Tests.Structure;

/// <summary>./samsyn sbom lists everything that the lock files hold, in the form that CycloneDX 1.5 asks for.</summary>
public sealed class BillOfMaterialsTests
{
    static JsonElement Bill => JsonDocument.Parse(BillOfMaterials.Of(SourceTree.Root)).RootElement;

    [Fact]
    public void Every_package_of_the_lock_files_stands_once_with_version_address_and_checksum()
    {
        var components = Bill.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal(components.Count, components.Select(component => component.GetProperty("bom-ref").GetString()).Distinct().Count());
        Assert.All(components, component =>
        {
            Assert.Equal("library", component.GetProperty("type").GetString());
            Assert.Equal(component.GetProperty("bom-ref").GetString(), component.GetProperty("purl").GetString());
            Assert.Matches("^pkg:(nuget|npm)/[^@\\s]+@[0-9][^\\s]*$", component.GetProperty("purl").GetString());
            Assert.Matches("^[0-9a-f]{128}$", Assert.Single(component.GetProperty("hashes").EnumerateArray()).GetProperty("content").GetString());
        });
        var names = components.Select(component => component.GetProperty("name").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "packages.lock.json", SearchOption.AllDirectories))
            foreach (Match package in Regex.Matches(File.ReadAllText(file), "\"(?<name>[^\"]+)\": \\{\\s*\"type\": \"(Direct|Transitive|CentralTransitive)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
                Assert.Contains(package.Groups["name"].Value, names);
        Assert.Contains("esbuild", names);
    }

    [Fact]
    public void What_only_builds_is_told_from_what_ships()
    {
        var scopes = Bill.GetProperty("components").EnumerateArray().ToDictionary(component => component.GetProperty("name").GetString()!, component => component.GetProperty("scope").GetString(), StringComparer.Ordinal);
        Assert.Equal(("excluded", "excluded", "required", "required"), (scopes["Meziantou.Analyzer"], scopes["esbuild"], scopes["System.CommandLine"], scopes["@digdir/designsystemet-css"]));
    }

    [Fact]
    public void The_head_is_that_of_CycloneDX_and_the_same_lock_files_give_the_same_bytes()
    {
        Assert.Equal(("CycloneDX", "1.5", "Samsyn"), (Bill.GetProperty("bomFormat").GetString(), Bill.GetProperty("specVersion").GetString(), Bill.GetProperty("metadata").GetProperty("component").GetProperty("name").GetString()));
        Assert.Equal(BillOfMaterials.Of(SourceTree.Root), BillOfMaterials.Of(SourceTree.Root));
    }
}
