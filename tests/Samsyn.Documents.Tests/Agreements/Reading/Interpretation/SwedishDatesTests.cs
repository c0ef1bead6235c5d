using Samsyn.Documents.Agreements.Reading.Interpretation;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

public sealed class SwedishDatesTests
{
    [Theory]
    [InlineData("2017-01-01", "2017-01-01")]
    [InlineData("den 19 maj 2015", "2015-05-19")]
    [InlineData("Viken 1 januari 2024", "2024-01-01")]
    [InlineData("1 jan 2024", "2024-01-01")]
    [InlineData("1 jan. 2024", "2024-01-01")]
    [InlineData("19/5 2015", "2015-05-19")]
    [InlineData("19/5-2015", "2015-05-19")]
    [InlineData("19.5.2015", "2015-05-19")]
    [InlineData("2015.05.19", "2015-05-19")]
    [InlineData("2015/05/19", "2015-05-19")]
    [InlineData("20170101", "2017-01-01")]
    [InlineData("29 februari 2024", "2024-02-29")]
    public void Dates_are_read_in_every_usual_form(string text, string expected) => Assert.Equal(DateOnly.Parse(expected), SwedishDates.First(text));

    [Theory]
    [InlineData("2023-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("31 april 2024")]
    [InlineData("0/5 2015")]
    [InlineData("99999999")]
    [InlineData("A182.072/2016")]
    [InlineData("1.2.5.-615-2016")]
    [InlineData("483-AA 204 646-2015")]
    [InlineData("maj")]
    public void What_is_no_date_gives_none(string text) => Assert.Null(SwedishDates.First(text));

    [Theory]
    [InlineData("2023-12-15–2026-12-31", "2023-12-15–2026-12-31")]
    [InlineData("löper från och med 2017-01-01 till och med 2018-12-31 .", "2017-01-01–2018-12-31")]
    [InlineData("fr.o.m. 1 januari 2024 t.o.m. 31 december 2026", "2024-01-01–2026-12-31")]
    [InlineData("fr o m 1 januari 2024 t o m 31 december 2026", "2024-01-01–2026-12-31")]
    [InlineData("under perioden 1 januari–31 december 2024", "2024-01-01–2024-12-31")]
    [InlineData("den 3–5 maj 2024", "2024-05-03–2024-05-05")]
    [InlineData("Överenskommelse 2017-2018", "2017-01-01–2018-12-31")]
    [InlineData("åren 2024 till 2027", "2024-01-01–2027-12-31")]
    public void Periods_are_read(string text, string expected) => Assert.Equal(expected, SwedishDates.FirstPeriod(text)?.ToString());

    [Theory]
    [InlineData("2018-12-31 – 2017-01-01")]
    [InlineData("2018–2017")]
    [InlineData("2017-13-01 till 2018-13-01")]
    public void A_period_that_ends_before_it_begins_is_none(string text) => Assert.Null(SwedishDates.FirstPeriod(text));

    [Fact]
    public void All_dates_are_found_with_their_places()
    {
        var found = SwedishDates.All("Mötet 2024-05-23, attest den 8 maj 2024.");
        Assert.Equal([new DateOnly(2024, 5, 23), new DateOnly(2024, 5, 8)], found.Select(f => f.Date));
        Assert.Equal((6, 16), (found[0].Start, found[0].End));
    }

    [Theory]
    [InlineData("noll", 0)]
    [InlineData("hundra", 100)]
    [InlineData("tjugoett", 21)]
    [InlineData("nittionio", 99)]
    [InlineData("arton", 18)]
    public void Number_words_are_read(string word, int expected) => Assert.Equal(expected, NumberWords.Cardinal(word));

    [Theory]
    [InlineData("ca 48 600 invånare", "48600")]
    [InlineData("8,5 procent", "8.5")]
    [InlineData("två (2) år", "2")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("ingenting", null)]
    public void Numbers_are_read_with_thousands_and_decimals(string text, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), NumberWords.First(text));
}
