using System.Text.Json;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>Whatever the lines: a reading, in linear time, printed by the contract.</summary>
public sealed class RobustnessTests
{
    static readonly char[] Noise = ['\t', ' ', '<', '>', '*', '|', ':', '.', '-', '§', '1', '9', 'Å', 'x', '"', '\u00a0', '\f', '\ud83d', '\0'];

    [Fact]
    public void Mutated_and_shuffled_lines_never_throw()
    {
        var random = new Lcg(20240229);
        foreach (var name in Sample.Names)
            for (var round = 0; round < 40; round++) Reads(Mutate(Sample.Lines(name), random));
    }

    [SeedTheory]
    [InlineData("S0")]
    [InlineData("S2")]
    [InlineData("S4")]
    public void Mutated_real_documents_never_throw(string seed)
    {
        var random = new Lcg(7);
        for (var round = 0; round < 8; round++) Reads(Mutate(File.ReadAllLines(Seeds.PathOf(seed)), random));
    }

    [Fact]
    public void Every_single_character_and_every_prefix_of_a_document_can_be_read()
    {
        var text = string.Join('\n', Sample.Lines("docx-like"));
        for (var length = 0; length < text.Length; length += 7) Reads(text[..length].Split('\n'));
        foreach (var c in Noise) Reads([c.ToString()]);
        foreach (var c in Noise) Reads([new string(c, 3000)]);
    }

    [Theory]
    [InlineData("three-parties")]
    [InlineData("docx-like")]
    [InlineData("headed-plan")]
    public void Ten_times_the_text_takes_about_ten_times_as_long(string name)
    {
        // Plans and headings repeat; a title that began another agreement would cut the text, so it is left out.
        var lines = Sample.Lines(name)[3..];
        var few = Enumerable.Repeat(lines, 20).SelectMany(each => each).ToArray();
        var many = Enumerable.Repeat(lines, 200).SelectMany(each => each).ToArray();
        Sample.Of(few);
        var ratio = Enumerable.Range(0, 3).Min(_ => Seconds(many) / Seconds(few));
        Assert.InRange(ratio, 0, 40);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void The_contract_has_every_member_and_reads_back(string name)
    {
        var json = ContractJson.Write(Sample.Read(name));
        Assert.Equal(["source", "documentKind", "title", "parties", "diaryNumbers", "term", "parent", "annexes", "signatories"], json.Select(member => member.Key).Take(9));
        Assert.Equal("findings", json.Last().Key);
        Assert.NotNull(json.Deserialize<AgreementFacts>(FactsJson.Options));
    }

    public static TheoryData<string> SampleNames => [.. Sample.Names];

    [Fact]
    public void Every_fact_stands_on_a_line_of_the_document()
    {
        foreach (var name in Sample.Names)
        {
            var reading = Sample.Read(name);
            var lines = reading.Facts.Parties.Select(party => party.Line).Concat(reading.Facts.Clauses.Select(clause => clause.Line)).Concat(reading.Facts.Plans.Select(plan => plan.Line))
                .Concat(reading.Facts.Annexes.Select(annex => annex.Line)).Concat(reading.Facts.Signatories.Select(signatory => signatory.Line));
            Assert.All(lines, line => Assert.InRange(line, 1, reading.Lines.Count));
            Assert.All(reading.Findings, finding => Assert.InRange(finding.Line, 0, reading.Lines.Count));
        }
    }

    /// <summary>No exception, and none caught on the way.</summary>
    static void Reads(string[] lines) => Assert.DoesNotContain(Sample.Of(lines).Findings, finding => finding.Code == "stage-failed");

    static double Seconds(string[] lines)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Sample.Of(lines);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Word files give one line per paragraph and none between.</summary>
    [SeedTheory]
    [InlineData("S0")]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S3")]
    [InlineData("S4")]
    public void Without_blank_lines_the_same_facts_are_read(string seed)
    {
        var whole = Sample.Seed(seed);
        var dense = Sample.Of([.. File.ReadAllLines(Seeds.PathOf(seed)).Where(line => !string.IsNullOrWhiteSpace(line))]);
        Assert.Equal((whole.DocumentKind, whole.Facts.Title), (dense.DocumentKind, dense.Facts.Title));
        Assert.Equal(whole.Facts.Clauses.Select(clause => clause.Title), dense.Facts.Clauses.Select(clause => clause.Title));
        Assert.Equal(whole.Facts.Plans.Select(plan => plan.Fields), dense.Facts.Plans.Select(plan => plan.Fields));
        Assert.Equal(whole.Facts.Areas.Select(area => (area.Title, area.Goal, area.Activities.Count)), dense.Facts.Areas.Select(area => (area.Title, area.Goal, area.Activities.Count)));
        Assert.Equal(whole.Facts.Annexes.Select(annex => annex.Title), dense.Facts.Annexes.Select(annex => annex.Title));
        Assert.Equal(whole.Facts.Signatories.Select(signatory => signatory.Title), dense.Facts.Signatories.Select(signatory => signatory.Title));
    }

    static string[] Mutate(string[] lines, Lcg random)
    {
        var mutated = lines.ToList();
        for (var change = 0; change < 1 + lines.Length / 4; change++)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0: mutated.RemoveAt(at); break;
                case 1: mutated.Insert(at, mutated[random.Next(mutated.Count)]); break;
                case 2: mutated[at] = mutated[at].Insert(random.Next(mutated[at].Length + 1), Noise[random.Next(Noise.Length)].ToString()); break;
                case 3: mutated[at] = mutated[at][..random.Next(mutated[at].Length + 1)]; break;
                default: mutated[at] += mutated[random.Next(mutated.Count)]; break;
            }
            if (mutated.Count == 0) mutated.Add("");
        }
        return [.. mutated];
    }

    /// <summary>A small generator of our own: the same numbers on every machine and version.</summary>
    sealed class Lcg(uint seed)
    {
        uint _state = seed;

        public int Next(int below)
        {
            _state = _state * 1664525 + 1013904223;
            return below <= 1 ? 0 : (int)(_state >> 8) % below;
        }
    }
}
