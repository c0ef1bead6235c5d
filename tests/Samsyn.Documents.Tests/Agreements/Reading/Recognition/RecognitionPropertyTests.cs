using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

public sealed class RecognitionPropertyTests
{
    static readonly string[] Lines =
    [
        .. new[]
        {
            FictionalTexts.SeveralMunicipalities, FictionalTexts.Promise, FictionalTexts.Walk, FictionalTexts.WalkInText, FictionalTexts.FollowUpColumns,
            FictionalTexts.Communication, FictionalTexts.Picture, FictionalTexts.Memorial, FictionalTexts.OneClause,
        }.SelectMany(text => text.ReplaceLineEndings("\n").Split('\n')),
        "\t\t", "Metod\t", "Ansvarig:", "1) ", "från 3 till", "(", "cheferna för", "består av", "ordförande är", "leds av", ", , och", "Styrgrupp", "%", "9 %", ":",
    ];

    [Fact]
    public void Shuffled_lines_of_documents_never_make_reading_fail() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Gen.Elements(Lines).ListOf().ToArbitrary(), lines => Assert.NotNull(ReadTexts.Facts(string.Join('\n', lines)))));

    [Fact]
    public void Documents_cut_anywhere_never_make_reading_fail()
    {
        foreach (var text in new[] { FictionalTexts.SeveralMunicipalities, FictionalTexts.Walk, FictionalTexts.Memorial, FictionalTexts.Communication })
            for (var at = 0; at < text.Length; at += 37) Assert.NotNull(ReadTexts.Facts(text[..at]));
    }

    /// <summary>A guard against quadratic work, far above what linear reading needs.</summary>
    [Theory]
    [InlineData("Styrgruppen består av chefen och ")]
    [InlineData("Lägesbilden ska uppdateras varje år och ")]
    [InlineData("Lägesbild 9 % jämfört med 8 % ")]
    [InlineData("minst två insatser. ")]
    public void One_endless_paragraph_is_read_in_reasonable_time(string piece)
    {
        var watch = Stopwatch.StartNew();
        Assert.NotNull(ReadTexts.Facts("Överenskommelse\n\nOrganisation\n\n" + string.Concat(Enumerable.Repeat(piece, 3_000))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
