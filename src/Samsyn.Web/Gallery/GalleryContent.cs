using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Gallery;

/// <summary>Fictional content for looking at the components: a district that does not exist.</summary>
static class GalleryContent
{
    public static DateOnly Today { get; } = new(2026, 11, 22);

    public static IReadOnlyList<DeskAct> Desk { get; } =
    [
        new("Uppföljning av handlingsplanen Skolvägen", "#", new("Svara på frågorna", "#"))
        {
            Why = "Tertialrapport 3 bygger på ditt svar.", Source = new("Punkt 6.2", "/galleri/dokument#rad-27"), Due = new(2026, 11, 16), Status = Status.Overdue,
        },
        new("Styrgruppens möte", "#", new("Kalla till möte", "#"))
        {
            Why = "Två möten per halvår; ett är hållet.", Source = new("Punkt 4.1", "/galleri/dokument#rad-14"), Due = new(2026, 11, 26), Status = Status.DueSoon,
        },
        new("Gemensam lägesbild för Norrängen", "#", new("Fastställ", "#", Post: true))
        {
            Why = "Båda parternas underlag är klara.", Due = new(2026, 12, 11), Status = Status.Open,
        },
    ];

    public static DocumentText Agreement { get; } = new(
    [
        Block(10, BlockKind.Heading, "4", "Former för samverkan"),
        Block(12, BlockKind.Paragraph, null, "Parterna arbetar tillsammans för att Norrängen ska vara en trygg plats att bo, arbeta och gå i skola på. Arbetet utgår från en gemensam lägesbild och från det som invånarna själva berättar."),
        new("rad-14", BlockKind.Paragraph,
        [
            new("Styrgruppen leds av stadsdelsdirektören och lokalpolisområdets chef. "),
            new("Styrgruppen sammanträder minst två gånger per halvår") { Id = "ord-1", NoteIds = ["not-1", "not-2"] },
            new(" och däremellan när någon av parterna begär det. Ordförandeskapet växlar mellan parterna varje kalenderår."),
        ])
        {
            Number = "4.1", Line = 14,
            Notes =
            [
                new("not-1", NoteKind.Duty, "Styrgruppen sammanträder, höstens andra möte")
                {
                    Text = "Minst två gånger per halvår. Ett av två möten är hållet.", Date = new(2026, 11, 26), Status = Status.DueSoon, Who = "Stadsdelsdirektören", Act = new("", "#"), WordIds = ["ord-1"],
                },
                new("not-2", NoteKind.Decision, "Antagen av stadsdelsnämnden § 84")
                {
                    Date = new(2025, 3, 18), Act = new("", "#"), WordIds = ["ord-1"],
                },
            ],
        },
        new("rad-18", BlockKind.Paragraph,
        [
            new("Arbetsgrupperna rapporterar till styrgruppen. "),
            new("Vid höjt beredskapsläge träffas gruppen varje vecka") { Id = "ord-2", NoteIds = ["not-3"] },
            new(", vid högt läge varje dag. Sammankallande beslutar om läget och skriver ned skälet."),
        ])
        {
            Number = "4.2", Line = 18,
            Notes = [new("not-3", NoteKind.Finding, "Vem som får höja läget står på två sätt") { Text = "Punkt 4.2 säger sammankallande, bilaga 3 säger styrgruppen. Det strängare gäller för påminnelser.", WordIds = ["ord-2"] }],
        },
        Block(22, BlockKind.Heading, "6", "Uppföljning"),
        new("rad-27", BlockKind.Paragraph,
        [
            new("Varje handlingsplan följs upp tre gånger om året") { Id = "ord-3", NoteIds = ["not-4"] },
            new(". Administratören för planen svarar på sju frågor, och svaren bildar underlag för tertialrapporten. "),
            new("Polisen redovisar resultatet av trygghetsmätningen") { Id = "ord-4", NoteIds = ["not-5"] },
            new(" vid årets första möte."),
        ])
        {
            Number = "6.2", Line = 27,
            Notes =
            [
                new("not-4", NoteKind.Duty, "Svara på uppföljningen för tertial 3") { Date = new(2026, 11, 16), Status = Status.Overdue, Who = "Planens administratör", Act = new("", "#"), WordIds = ["ord-3"] },
                new("not-5", NoteKind.Commitment, "Polisens åtagande: redovisa trygghetsmätningen") { Date = new(2026, 1, 22), Status = Status.Fulfilled, WordIds = ["ord-4"] },
            ],
        },
        Block(31, BlockKind.Item, null, "Svaren är offentliga om inte annat följer av lag."),
        Block(32, BlockKind.Item, null, "Den som inte har svarat i tid får en påminnelse efter tre vardagar."),
        new("rad-36", BlockKind.Paragraph, [new("Överenskommelsen gäller till och med den 31 december 2027. "), new("Senast sex månader före avslut samråder parterna om förlängning") { Id = "ord-5", NoteIds = ["not-6"] }, new(".")])
        {
            Number = "6.3", Line = 36,
            Notes = [new("not-6", NoteKind.Duty, "Samråd om förlängning") { Date = new(2027, 6, 30), Status = Status.Open, Who = "Båda parter", Act = new("", "#"), WordIds = ["ord-5"] }],
        },
    ]);

    public static PlanCard Card { get; } = new("Handlingsplan Skolvägen",
    [
        new("Definition", "Gemensamt arbete kring vägarna till och från Norrängsskolan."),
        new("Mål & syfte", "Barn ska kunna gå och cykla till skolan utan att känna oro.") { Source = new("Rad 112", "#") },
        new("Problembild", "Olovlig körning på gångvägar och mörka passager under vinterhalvåret."),
        new("Utmaningar/prioritering", null),
        new("Löptid", "Tills vidare"),
        new("Beredskapsläge/mötesfrekvens") { IsHeading = true },
        new("Normal", "Möte var sjätte vecka") { Readiness = ReadinessLevel.Normal, Source = new("Rad 118", "#") },
        new("Höjd", "Möte varje vecka") { Readiness = ReadinessLevel.Raised, Source = new("Rad 119", "#") },
        new("Hög", "Möte varje dag") { Readiness = ReadinessLevel.High, Source = new("Rad 120", "#") },
        new("Ansvarig/sammankallande", "Enhetschef trygghet"),
        new("Administratör", "Samordnare") { Status = Status.DueSoon },
        new("Resurser/funktioner/åtaganden") { IsHeading = true },
        new("Polisen", "Områdespoliser i Norrängen"),
        new("Polisens åtagande", "Deltar vid möten och är synlig vid skolan varje vecka."),
        new("Stadsdelens åtagande", "Administrerar, ser över belysning och beskär växtlighet."),
        new("Finansiering", "Respektive part bär sina egna personalkostnader."),
    ]);

    public static TermLine Term { get; } = new(new(2025, 4, 1), new(2027, 12, 31),
    [
        new(new(2025, 10, 21), "Bilaga 2 ändrad", TermEventKind.Change, "#"),
        new(new(2026, 5, 12), "Handlingsplaner antagna", TermEventKind.Decision, "#"),
        new(new(2027, 6, 30), "Sista dag för samråd om förlängning", TermEventKind.Consultation, "#"),
    ])
    {
        ExtendedTo = new(2029, 12, 31), Today = Today,
    };

    public static IReadOnlyList<CalendarEntry> Month { get; } =
    [
        new(new(2026, 11, 3), "Checklista", "#", Status.Fulfilled),
        new(new(2026, 11, 10), "Checklista", "#", Status.Fulfilled),
        new(new(2026, 11, 16), "Uppföljning Skolvägen", "#", Status.Overdue),
        new(new(2026, 11, 17), "Checklista", "#", Status.Fulfilled),
        new(new(2026, 11, 24), "Checklista", "#", Status.DueSoon),
        new(new(2026, 11, 26), "Styrgrupp", "#", Status.DueSoon, "9.00"),
        new(new(2026, 11, 26), "Utsättning", "#", Status.Open, "18.30"),
    ];

    public static IReadOnlyList<DutyRow> Duties { get; } =
    [
        new("Svara på uppföljningen för tertial 3", "6.2", "Planens administratör", new(2026, 11, 16), Status.Overdue),
        new("Styrgruppen sammanträder", "4.1", "Stadsdelsdirektören", new(2026, 11, 26), Status.DueSoon),
        new("Fastställ gemensam lägesbild", "3.2", "Styrgruppen", new(2026, 12, 11), Status.Open),
        new("Redovisa trygghetsmätningen", "6.2", "Polisen", new(2026, 1, 22), Status.Fulfilled),
        new("Sommarplan för badplatsen", "Bilaga 4", "Arbetsgruppen", new(2026, 6, 1), Status.NotApplicable),
    ];

    static DocumentBlock Block(int line, BlockKind kind, string? number, string text) =>
        DocumentBlock.Plain($"rad-{line}", kind, text) with { Number = number, Line = line };
}

public sealed record DutyRow(string What, string Clause, string Who, DateOnly Due, Status Status);
