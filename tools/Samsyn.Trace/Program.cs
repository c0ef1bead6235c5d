using System.Text;
using Samsyn.Trace;

var root = Argument("--root") ?? Directory.GetCurrentDirectory();
var catalogue = Path.Combine(root, "docs", "requirements.md");
var lines = File.ReadAllLines(catalogue);
var requirements = Catalogue.Requirements(lines);
var proofs = Catalogue.Proofs(TestSources.Read(root));
var known = requirements.Select(requirement => requirement.Id).ToHashSet(StringComparer.Ordinal);
var strangers = proofs.Where(proof => !known.Contains(proof.RequirementId)).ToList();

foreach (var stranger in strangers)
    Console.Error.WriteLine($"{stranger.Test} names {stranger.RequirementId}, which is not in docs/requirements.md. Mend the trait.");

if (args.Contains("--write"))
    File.WriteAllText(catalogue, string.Join('\n', Catalogue.WithStatus(lines, proofs, Reasons.Of)) + "\n", new UTF8Encoding(false));

var byId = proofs.ToLookup(proof => proof.RequirementId, proof => proof.Test);
if (!args.Contains("--summary"))
{
    foreach (var requirement in requirements)
    {
        var tests = byId[requirement.Id].Distinct().Order().ToList();
        Console.WriteLine(tests.Count == 0 ? $"{requirement.Id}  –" : $"{requirement.Id}  {string.Join("\n            ", tests)}");
    }
}

foreach (var area in requirements.GroupBy(requirement => requirement.Id[..requirement.Id.IndexOf('-')]))
    Console.WriteLine($"{area.Key}: {area.Count(requirement => byId[requirement.Id].Any())} of {area.Count()} have a test");
var without = requirements.Count(requirement => !byId[requirement.Id].Any());
Console.WriteLine($"{requirements.Count} requirements, {requirements.Count - without} with tests, {without} without");
return strangers.Count == 0 ? 0 : 1;

string? Argument(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
