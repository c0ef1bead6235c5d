using Samsyn.Documents.Tests.Agreements.Reading.Recognition;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Situations;

/// <summary>Sources that a real picture uses, held against those it lists.</summary>
public sealed class NamedSourcesTests
{
    /// <summary>The annex of the picture within the document.</summary>
    const int First = 250, Last = 520;

    [SeedFact]
    [Trait("Requirement", "SIT-17")]
    public void Those_used_and_not_listed_are_found_in_the_real_picture()
    {
        var text = string.Join('\n', File.ReadAllLines(Seeds.PathOf("S0"))[First..Last]);
        var found = NamedSources.NotListed(text, [.. ReadTexts.Seed("S0").Sources.Select(source => source.Name)]);
        foreach (var name in (string[])["polisens RAR-system", "räddningstjänsten", "Brottsförebyggande rådet (Brå)", "medarbetardialoger", "en tidigare problembild"]) Assert.Contains(name, found);
        // Listed, and used: no finding.
        foreach (var name in (string[])["medborgardialoger", "Stockholmsenkäten", "folkhälsoenkäten"]) Assert.DoesNotContain(name, found);
    }

    [Fact]
    [Trait("Requirement", "SIT-17")]
    public void The_local_council_is_no_source_and_the_national_one_is() =>
        Assert.Equal([[], ["Brottsförebyggande rådet (Brå)"], ["Brottsförebyggande rådet (Brå)"]],
            new[] { "Lokala BRÅ träffas fyra gånger om året.", "Brås statistik visar en nedgång.", "Enligt Brottsförebyggande rådet minskar rånen." }.Select(NamedSources.In));
}
