using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Tests.Agreements.Reading.Segmentation;

/// <summary>Where one agreement ends and the next begins in the same file.</summary>
public sealed class AgreementBoundariesTests
{
    [Fact]
    public void Each_of_sixty_agreements_in_a_file_is_read_as_if_it_stood_alone()
    {
        var lines = Sample.Lines("two-agreements");
        var one = Sample.Of(lines);
        var many = Sample.Of([.. Enumerable.Repeat<string[]>([.. lines, ""], 30).SelectMany(each => each)]);

        FactsOf[] expected = [Of(one), Of(one.Others[0])];
        Assert.Equal(Enumerable.Repeat(expected, 30).SelectMany(each => each), many.Others.Prepend(many).Select(Of));
        Assert.Equal(59, many.Findings.Count(finding => finding.Code == "several-agreements"));
        Assert.All(many.Others.Zip(many.Others.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
    }

    [Fact]
    public void A_title_that_every_page_repeats_beside_its_number_begins_no_agreement()
    {
        var lines = Sample.Lines("two-agreements")[..16];
        string[] page = ["", "Samverkansöverenskommelse mellan Ekvads kommun och Lokalpolisområde Ekvad", "Sida 2 (5)", ""];

        Assert.Empty(Sample.Of([.. lines[..7], .. page, .. lines[7..10], .. page, .. lines[10..13], .. page, .. lines[13..]]).Others);
    }

    [Fact]
    public void What_was_cleaned_away_is_told_of_the_agreement_that_it_stood_in()
    {
        var lines = Sample.Lines("two-agreements");
        lines[24] = "<b>" + lines[24];

        var reading = Sample.Of(lines);

        Assert.DoesNotContain(reading.Findings, finding => finding.Code == "html-remnant");
        Assert.Equal(25, Assert.Single(reading.Others[0].Findings, finding => finding.Code == "html-remnant").Line);
    }

    [Fact]
    public void A_file_full_of_titles_takes_time_in_proportion_to_its_length()
    {
        string[] Titles(int count) => [.. Enumerable.Repeat("Samverkansavtal mellan Ekvads kommun och Lokalpolisområde Ekvad", count)];
        double Seconds(string[] lines)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Sample.Of(lines);
            return watch.Elapsed.TotalSeconds;
        }
        Seconds(Titles(1000));

        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Seconds(Titles(10_000)) / Seconds(Titles(1000))), 0, 40);
    }

    static FactsOf Of(FactsReading reading) => new(reading.Facts.Title, string.Join(" + ", reading.Facts.Parties.Select(party => party.Name)), reading.Facts.Term?.From, reading.Facts.Bodies.Count, reading.To - reading.From > 13);

    sealed record FactsOf(string? Title, string Parties, DateOnly? From, int Bodies, bool IsWhole);
}
