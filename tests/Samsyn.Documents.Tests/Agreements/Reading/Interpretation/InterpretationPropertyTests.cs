using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Agreements.Reading.Interpretation;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

public sealed class InterpretationPropertyTests
{
    static readonly string[] Pieces =
    [
        "minst", "ca", "två", "(2)", "10", "ggr", "/", "år", "per", "termin", "varje", "fredag", "-", "och", "lördagar", "kl", "18.30", "18:", ":", "Husby",
        "var", "fjärde", "våren", "2017", "2023-13-01", "20240230", "–", "efter beslut av", ",", "(", ")", ".", "\n", "\t", "vid behov", "ej", "tills", "T", "1",
        "t.o.m.", "fr.", "läsåret", "999999999999", "31", "april", "\0", "ö", "ett par", "mån", "initieras av respektive part", "24", "kvartal",
    ];

    static void ReadAll(string text)
    {
        Assert.NotEmpty(CadenceReader.Read(text));
        Assert.NotNull(TermReader.Read(text));
        _ = SwedishDates.All(text);
        _ = SwedishDates.FirstPeriod(text);
        _ = NumberWords.First(text);
        _ = TermReader.Points(text);
    }

    [Fact]
    public void No_text_makes_reading_fail() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll<string?>(text => ReadAll(text ?? "")));

    [Fact]
    public void No_mix_of_known_words_makes_reading_fail() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces => ReadAll(string.Join(pieces.Count % 2 == 0 ? " " : "", pieces))));

    [Fact]
    public void Reading_the_same_text_twice_gives_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces =>
            CadenceReader.Read(string.Join(' ', pieces)).SequenceEqual(CadenceReader.Read(string.Join(' ', pieces)))));

    /// <summary>A guard against quadratic work, far above what linear reading needs.</summary>
    [Theory]
    [InlineData("minst ")]
    [InlineData("1 ")]
    [InlineData("100 000 ")]
    [InlineData("fredag-")]
    [InlineData("Husby ")]
    [InlineData("a.b")]
    [InlineData("vår och ")]
    [InlineData("efter beslut av ")]
    [InlineData("två gånger per år ")]
    [InlineData(",")]
    public void A_long_text_is_read_in_reasonable_time(string piece)
    {
        var watch = Stopwatch.StartNew();
        ReadAll(string.Concat(Enumerable.Repeat(piece, 10_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
