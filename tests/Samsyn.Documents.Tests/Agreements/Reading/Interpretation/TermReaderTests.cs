using System.Text.Json;
using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

public sealed class TermReaderTests
{
    [Theory]
    [Trait("Requirement", "PLN-14")]
    [InlineData("Tillsvidare", """{"kind":"untilFurtherNotice"}""")]
    [InlineData("tills vidare", """{"kind":"untilFurtherNotice"}""")]
    [InlineData("gäller fr.o.m. undertecknandet tills vidare", """{"kind":"untilFurtherNotice"}""")]
    [InlineData("Våren 2017", """{"kind":"season","season":"spring","year":2017}""")]
    [InlineData("hösten 2024", """{"kind":"season","season":"autumn","year":2024}""")]
    [InlineData("HT 2024", """{"kind":"season","season":"autumn","year":2024}""")]
    [InlineData("vt24", """{"kind":"season","season":"spring","year":2024}""")]
    [InlineData("Uppdrag 2020", """{"kind":"year","year":2020}""")]
    [InlineData("2024", """{"kind":"year","year":2024}""")]
    [InlineData("Klar juni 2020", """{"kind":"byMonth","year":2020,"month":6}""")]
    [InlineData("klart senast juni 2020", """{"kind":"byMonth","year":2020,"month":6}""")]
    [InlineData("Gruppen på plats september 2020", """{"kind":"byMonth","year":2020,"month":9}""")]
    [InlineData("sept 2020", """{"kind":"byMonth","year":2020,"month":9}""")]
    [InlineData("Rutinen klar till T1. Tidplanen följer.", """{"kind":"byReportingPoint","point":"T1"}""")]
    [InlineData("tertialrapport 2", """{"kind":"byReportingPoint","point":"T2"}""")]
    [InlineData("Klart till VB", """{"kind":"byReportingPoint","point":"VB"}""")]
    [InlineData("2017-01-01–2018-12-31", """{"kind":"period","from":"2017-01-01","to":"2018-12-31"}""")]
    [InlineData("2024–2026", """{"kind":"period","from":"2024-01-01","to":"2026-12-31"}""")]
    [InlineData("mars–maj 2024", """{"kind":"period","from":"2024-03-01","to":"2024-05-31"}""")]
    [InlineData("läsåret 2024/2025", """{"kind":"period","from":"2024-08-01","to":"2025-06-30"}""")]
    [InlineData("läsåret 2024/25", """{"kind":"period","from":"2024-08-01","to":"2025-06-30"}""")]
    [InlineData("kvartal 2 2024", """{"kind":"period","from":"2024-04-01","to":"2024-06-30"}""")]
    [InlineData("senast 2024-09-15", """{"kind":"byDate","date":"2024-09-15"}""")]
    [InlineData("", """{"kind":"missing"}""")]
    [InlineData(null, """{"kind":"missing"}""")]
    [InlineData("-", """{"kind":"missing"}""")]
    [InlineData("Så länge det behövs", """{"kind":"other","text":"Så länge det behövs"}""")]
    public void Terms_are_read(string? text, string expected) =>
        Assert.Equal(expected, JsonSerializer.Serialize(TermReader.Read(text), FactsJson.Options));

    [Theory]
    [Trait("Requirement", "PLN-17")]
    [InlineData("görs i anslutning till T1, T2 och VB. Däremellan löpande.", "T1,T2,VB")]
    [InlineData("i samband med T2 och VB", "T2,VB")]
    [InlineData("följs upp i T2.", "T2")]
    [InlineData("löpande", "")]
    public void Reporting_points_are_read(string text, string expected) => Assert.Equal(expected, string.Join(',', TermReader.Points(text)));
}
