using System.Globalization;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Gallery;

/// <summary>Every kind of chart with fictional numbers, and the ones that are hard to draw.</summary>
static class GalleryCharts
{
    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    static readonly ChartLabel[] Years = [.. Enumerable.Range(2017, 10).Select(year => new ChartLabel(year.ToString(Swedish)))];

    public static IReadOnlyList<ChartFrame> Usual { get; } =
    [
        Frame("linje", new LineChart { Title = "Anmälda personrån i Norrängen, månad för månad", Unit = "anmälningar", Labels = Months(2024, 24), Series = [new("2025–2026", Values(24, 7, 18, 3)), new("Två år tidigare", Values(24, 11, 15, 2)) { IsReference = true }], Alarms = [19], AlarmName = "Fler än väntat", Band = new("Väntat", Values(24, 11, 8, 1), Values(24, 11, 22, 1)), Shades = [new(6, 8, "Insats vid torget")] },
            "Personrånen går inte att skilja från slump.", "41 → 47 (+15 %), konfidensintervall (95 %) 0,74 till 1,79."),
        Frame("brander", new LineChart { Title = "Bränder i fordon per år", Unit = "bränder", Labels = Years, Series = [new("Norrängen", Values(10, 5, 60, 25)), new("Söderby", Values(10, 8, 40, 12)), new("Staden i övrigt", Values(10, 3, 52, 8)) { IsReference = true }], ForecastFrom = 9, Shades = [new(5, 6, "Social oro")] }, "Bränderna i Norrängen ökade 2022–2023, mer än slumpen kan förklara."),
        Frame("par", new BarChart { Title = "Otrygga i sitt eget område sent på kvällen", Unit = "procent", Labels = [new("Norrängen"), new("Söderby"), new("Västra hamnområdet"), new("Hela staden")], Series = [new("Kvinnor", [49, 38, 44, 36]) { Whiskers = [new(44, 54), new(32, 44), new(36, 52), new(34.5, 37.5)] }, new("Män", [31, 22, 27, 22]) { Whiskers = [new(26, 36), new(17, 28), new(20, 35), new(20.8, 23.3)] }] }, "Kvinnor är mer otrygga än män i alla tre områdena."),
        Frame("manader", new BarChart { Title = "Skadegörelse på skolor och förskolor", Unit = "skador", IsTime = true, Labels = [.. Months(2026, 12)], Series = [new("Skador", [4, 6, 9, 14, 22, 18, 5, 12, 16, 11, 7, 3])] }, "Flest skador i maj och juni."),
        Frame("staplat", new BarChart { Title = "Upplåtelseformer", Unit = "procent", Arrangement = BarArrangement.Shares, Labels = [new("Norrängen"), new("Söderby"), new("Hela staden")], Series = [new("Hyresrätt, allmännytta", [52, 30, 21]), new("Hyresrätt, privat", [21, 18, 24]), new("Bostadsrätt", [22, 34, 42]), new("Äganderätt", [5, 18, 13])] }),
        Frame("pyramid", new PyramidChart { Title = "Befolkningen i Norrängen efter ålder och kön", Unit = "procent av alla", Ages = [.. ((string[])["0–9", "10–19", "20–29", "30–39", "40–49", "50–59", "60–69", "70–79", "80–"]).Select(age => new ChartLabel(age))], Left = new("Kvinnor", [8.2, 7.6, 7.9, 8.8, 6.9, 5.4, 3.8, 2.2, 1.1]), Right = new("Män", [8.7, 8.1, 8.4, 9.0, 7.2, 5.3, 3.4, 1.8, 0.8]), LeftReference = new("Hela staden", [5.4, 5.1, 7.3, 8.1, 6.8, 6.0, 4.6, 4.0, 2.6]), RightReference = new("Hela staden", [5.7, 5.4, 7.2, 8.3, 7.0, 6.0, 4.4, 3.5, 1.6]) }, "En yngre befolkning än i staden i sin helhet."),
        Frame("kalender", new CalendarChart { Title = "Fordonsbränder dag för dag", Unit = "bränder", From = new(2025, 1, 1), To = new(2026, 6, 30), Days = Fires() }, "Bränderna kommer i skurar: hälften föll på 14 dagar."),
        Frame("rytm", new HeatChart { Title = "Misshandel utomhus efter veckodag och timme", Unit = "anmälningar", Rows = [.. ((string[])["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]).Select(day => new ChartLabel(day, day[..3]))], Columns = [.. Enumerable.Range(0, 24).Select(hour => new ChartLabel($"kl. {hour:00}", hour % 3 == 0 ? hour.ToString("00", Swedish) : ""))], Values = [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<double?>)[.. Enumerable.Range(0, 24).Select(hour => (double?)Math.Round(Math.Max(0, ((day is 4 or 5 ? 9 : 3) * Math.Cos((hour - 23) / 24.0 * 2 * Math.PI)) + 3)))])] }, "Flest anmälningar natten mellan fredag och lördag, kl. 22–01."),
        Frame("ring", new RingChart { Title = "Skadegörelse på skolor månad för månad", Unit = "händelser per månad", Labels = [.. Months(2026, 12)], Latest = new("2025", [21, 18, 31, 42, 67, 55, 24, 38, 49, 33, 20, 14]), Usual = new("genomsnittet 2021–2024", [24, 22, 28, 36, 58, 66, 30, 33, 41, 36, 26, 17.5]), Average = 34.8, AverageName = "genomsnittlig månad", Times = [new(0.44, 0.63, "Sommarlov (10 jun–18 aug)"), new(0.83, 0.85, "Höstlov (27 okt–2 nov)"), new(0.97, 0.02, "Jullov (20 dec–7 jan)")] }, "Månaderna skiljer sig åt mer än slumpen kan förklara (5 år): flest per dag i maj (+76 % mot genomsnittet), färst i december (−54 %)."),
        Frame("sma", new MultiplesChart { Title = "Skadegörelse i sex områden", Unit = "anmälningar per kvartal", Labels = [.. Enumerable.Range(0, 16).Select(at => new ChartLabel($"kvartal {(at % 4) + 1} {2022 + (at / 4)}", at % 4 == 0 ? (2022 + (at / 4)).ToString(Swedish) : ""))], Panels = [.. ((string[])["Norrängen", "Söderby", "Hamnområdet", "Kvarnberget", "Östra Ängby", "Centrum"]).Select((name, at) => new ChartSeries(name, Values(16, at + 3, 10 + (at * 8), 4)))] }),
        Frame("rang", new RankingChart { Title = "Misshandel utomhus per 1 000 invånare", Unit = "anmälningar per 1 000 invånare", Reference = 3.1, ReferenceName = "Hela staden", Rows = [new("Centrum", 9.4, new(8.1, 10.8), "1", "Nöjesliv: de flesta som vistas här bor någon annanstans."), new("Norrängen", 5.2, new(4.1, 6.5), "2–3"), new("Söderby", 4.4, new(3.4, 5.6), "2–4"), new("Kvarnberget", 3.3, new(2.3, 4.6), "3–5"), new("Östra Ängby", 2.1, new(1.4, 3.1), "4–5"), new("Skärgården", 2.9, new(0.6, 8.4), null, "För få händelser för en plats i ordningen.")] }, "Centrum ligger högst; mellan Norrängen, Söderby och Kvarnberget går ordningen inte att skilja från slump."),
        Frame("fore", new ChangeChart { Title = "Före och efter insatsen vid torget", Unit = "anmälningar", RowsAre = "Brottstyp", BeforeName = "nov 2024", AfterName = "nov 2025", Rows = [new("Skadegörelse", 274, 142, "−48 %", "minskade, mer än slumpen kan förklara", true, ChangeTone.Better), new("Butiksstöld", 60, 31, "−48 %", "minskade, mer än slumpen kan förklara", true, ChangeTone.Better), new("Våldsbrott", 62, 51, "−18 %", "går inte att skilja från slump", false, ChangeTone.Plain), new("Narkotikabrott", 32, 60, "+88 %", "ökade, mer än slumpen kan förklara", true, ChangeTone.Plain, "Aktivitetsstyrt: talet följer hur mycket polisen söker.")] }, "Skadegörelse och butiksstöld minskade. Våldsbrotten går inte att skilja från slump."),
        Frame("tratt", new FunnelChart { Title = "Avhopparverksamheten", Steps = [new("Påbörjade"), new("Fullföljde"), new("I arbete eller studier vid avslut")], Series = [new("Kvinnor", [9, 6, 4]), new("Män", [32, 19, 13])] }, "17 av 41 hade arbete eller studier när de slutade."),
        Frame("antal", new CountChart { Title = "Händelserapporter per år", RowsAre = "Stadsdel", Rows = ["Norrängen", "Söderby"], Columns = ["2023", "2024", "2025"], Counts = [[1204, 1311, 1187], [702, null, 688]] }),
    ];

    public static IReadOnlyList<ChartFrame> Hard { get; } =
    [
        Frame("tomt", new LineChart { Title = "Inga värden", Unit = "anmälningar", Labels = Months(2026, 6), Series = [new("Norrängen", new double?[6])] }),
        Frame("ett", new LineChart { Title = "Ett enda värde", Unit = "anmälningar", Labels = [new("2026")], Series = [new("Norrängen", [7])] }),
        Frame("noll", new LineChart { Title = "Bara nollor", Unit = "anmälningar", Labels = Months(2026, 6), Series = [new("Norrängen", [0, 0, 0, 0, 0, 0])] }),
        Frame("minus", new BarChart { Title = "Värden under noll", Unit = "procentenheter", Labels = [new("Trygghet"), new("Tillit till grannar"), new("Förtroende för polisen")], Series = [new("Förändring", [-4.5, 2, -0.5])] }),
        Frame("stort", new LineChart { Title = "Mycket stora tal, och luckor", Unit = "kronor", Labels = Months(2026, 8), Series = [new("Kostnad", [12_500_000_000, 18_250_000_000, null, 9_000_000_000, 22_000_000_000, null, 25_000_000_000, double.NaN])] }),
        Frame("langt", new BarChart { Title = "Långa namn och ett värde som saknas", Unit = "procent", Labels = [new("Har varit med om ordningsstörningar från berusade personer utomhus"), new("Känner oro för att någon närstående ska utsättas för brott"), new("Vet inte")], Series = [new("Området", [23, 61, null]), new("Staden", [9, 48, 3])] }),
    ];

    static ChartFrame Frame(string id, Chart chart, params string[] words) => new() { Id = id, Chart = chart, Words = words, Source = "Polisens anmälningsregister, jan 2024–jun 2026", Notices = id is "linje" or "fore" ? ["Ingen anmälan är inte detsamma som inget brott."] : [], Files = "#" };

    static IReadOnlyList<ChartLabel> Months(int year, int count) =>
        [.. Enumerable.Range(0, count).Select(at => new DateOnly(year, 1, 1).AddMonths(at)).Select(month => new ChartLabel(month.ToString("MMMM yyyy", Swedish), count > 12 ? (month.Month == 1 ? month.ToString("yyyy", Swedish) : month.Month % 3 == 1 ? month.ToString("MMM", Swedish) : "") : month.ToString("MMM", Swedish).TrimEnd('.')))];

    static double?[] Values(int count, int seed, double about, double spread) =>
        [.. Enumerable.Range(0, count).Select(at => (double?)Math.Round(Math.Max(0, about + (spread * (Math.Sin(at * 1.7 + seed) + Math.Sin(at * 0.6 * (seed % 3 + 1)) + (at == 19 ? 4 : 0))))))];

    static Dictionary<DateOnly, double> Fires() => Enumerable.Range(0, 546).Select(day => (Day: new DateOnly(2025, 1, 1).AddDays(day), Fires: (day % 97 is > 3 and < 9 ? 4 : 0) + (day * 7919 % 31 < 3 ? 1 : 0) + (day is > 240 and < 247 ? 9 : 0))).Where(one => one.Fires > 0).ToDictionary(one => one.Day, one => (double)one.Fires);
}
