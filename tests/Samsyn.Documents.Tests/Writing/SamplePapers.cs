using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Tests.Writing;

/// <summary>A paper with one of everything, in an invented district.</summary>
static class SamplePapers
{
    public static Paper Whole(bool draft = false) => new()
    {
        Title = "Protokoll från styrgruppens möte 2026-11-26", Language = "sv-SE", Dated = new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero), Watermark = draft ? "Utkast" : null,
        Head = new PaperHead
        {
            Sender = "Ekstads stadsdelsförvaltning och Lokalpolisområde Eken", Kind = "Protokoll", PageLabel = "Sida {0} av {1}",
            DiaryNumbers = [new("Ekstads dnr", "2.3-0417/2026"), new("Polisens dnr", "A512.300/2026")], Standing = [new("Version", "1.0"), new("Beslutad", "2026-11-26")],
        },
        Blocks =
        [
            new FactList([new("Tid", "Torsdag 26 november 2026, 13.00–15.00"), new("Plats", "Eksalen, Ekvägen 1"), new("Ordförande", "Kim Alm, Polisen")]),
            new Heading(1, "Närvarande"),
            new Table
            {
                Caption = "Närvarande med part och mandat", RowsHaveHeadings = true,
                Columns = [new("Namn", 3), new("Funktion", 3), new("Part", 2), new("Mandat", 1)],
                Rows = [["Kim Alm", "Lokalpolisområdeschef", "Polisen", "Ja"], ["Robin Björk", "Stadsdelsdirektör", "Ekstad", "Ja"], ["Sam Ceder", "Adjungerad, BRÅ", "", "Nej"]],
            },
            new Heading(1, "Mötets öppnande", "§ 41"),
            new Paragraph("Ordföranden öppnar mötet och hälsar alla välkomna."),
            new Heading(1, "Lägesbilden", "§ 42"),
            new Paragraph([new Words("Redovisningen visar att "), new Words("otryggheten minskar", Strong: true), new Words(" vid Eksjötorget; "), new Words("underlaget", Emphasised: true), new Words(" finns på "), new Link("kommunens webbplats", "https://ekstad.example/trygg"), new Words(".")]),
            new Listing(Ordered: false, [new("Belysning"), new([new Words("Närvaro")], new Listing(Ordered: false, [new("kvällar"), new("helger")]))]),
            new Listing(Ordered: true, [new("Första"), new("Andra")]),
            new Listing(Ordered: true, [new("Åter från ett")]),
            new Paragraph("Styrgruppen antar lägesbilden version 3.\nAnsvarig: samordnarna. Klart senast 2026-12-15.", ParagraphLook.Decision),
            new Heading(2, "Bakgrund"),
            new Clause("1.", [new Words("Parterna ska informera varandra om händelser av väsentlig betydelse.")]),
            new Paragraph("Lagrum: <ingen> & \"inga\".", ParagraphLook.Note),
            new Figure(new Drawing(200, 120, [new Circle(60, 60, 50, 0xE3EEEC, 0x0B5058, 2), new Stroke(60, 60, 60, 10, 0x0B5058, 2), new Polygon([(140, 20), (180, 90), (100, 90)], null, 0xA3261C), new Label(60, 64, "Nov", 11, 0x1C2224, Anchor.Middle, Strong: true)]),
                "Cirkel för november och en triangel för ett missat möte", "Figur 1. Årshjulet"),
            new Heading(1, "Justering"),
            new Signatures([new("Ordförande, Polisen", "Kim Alm", "Justerat 2026-12-01 kl. 09.12"), new("Justerare, Ekstad", "Robin Björk", null)]),
        ],
    };

    public static Paper Long() => Whole() with
    {
        Blocks = [new Heading(1, "Beslut"), new Table
        {
            Caption = "Beslutslista", Columns = [new("Nr"), new("Beslut", 5), new("Klart", 2, AlignRight: true)],
            Rows = [.. Enumerable.Range(1, 120).Select(i => (IReadOnlyList<TableCell>)[$"§ {i}", $"Beslut nummer {i} om åtgärder vid torget och kring skolorna under hösten", "2026-12-15"])],
        }],
    };
}
