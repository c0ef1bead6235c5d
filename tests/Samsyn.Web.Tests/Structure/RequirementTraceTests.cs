using Samsyn.Trace;

namespace Samsyn.Web.Tests.Structure;

/// <summary>docs/requirements.md tells the truth: every trait names a requirement, and every status line matches the tests.</summary>
public sealed class RequirementTraceTests
{
    static string[] Lines => File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "requirements.md"));

    [Fact]
    public void The_catalogue_holds_533_requirements_each_once()
    {
        var ids = Catalogue.Requirements(Lines).Select(requirement => requirement.Id).ToList();
        Assert.Equal(533, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_trait_names_a_requirement_of_the_catalogue()
    {
        var known = Catalogue.Requirements(Lines).Select(requirement => requirement.Id).ToHashSet(StringComparer.Ordinal);
        var strangers = Catalogue.Proofs(TestSources.Read(SourceTree.Root)).Where(proof => !known.Contains(proof.RequirementId));
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_status_lines_match_the_tests()
    {
        var expected = Catalogue.WithStatus(Lines, Catalogue.Proofs(TestSources.Read(SourceTree.Root)), Reasons.Of);
        Assert.True(expected.SequenceEqual(Lines), "docs/requirements.md is out of date: run ./samsyn trace --write");
    }

    [Fact]
    public void A_trait_on_a_method_is_traced_to_it_and_a_stranger_is_seen()
    {
        var trait = "[Trait(" + "\"Requirement\", \"AGR-99\")]";
        var proof = Assert.Single(Catalogue.Proofs([$"sealed class ATests {{ {trait} public void It_holds() {{ }} }}"]));
        Assert.Equal(new Proof("AGR-99", "ATests.It_holds"), proof);
    }

    [Fact]
    public void A_requirement_that_loses_its_test_loses_its_done()
    {
        string[] lines = ["- **AGR-01** (must) Text.", "  - **Done** by ATests.It_holds <!-- status -->", ""];
        var after = Catalogue.WithStatus(lines, [], _ => "comes later");
        Assert.Equal("  - *Not yet*: comes later <!-- status -->", after[1]);
    }
}
