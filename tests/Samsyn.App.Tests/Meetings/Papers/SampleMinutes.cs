using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.App.Tests.Meetings.Papers;

/// <summary>Minutes of a steering group of the fictional district, with one of everything.</summary>
static class SampleMinutes
{
    public static MinutesContent Content { get; } = new()
    {
        Number = "2026-0143", Body = "Styrgruppen", BodyKind = BodyKind.Steering, Agreement = "Samverkansöverenskommelse Norra Fjärden", AgreementNumber = "2026-0007",
        DiaryNumbers = ["1.1-0417/2026", "A512.300/2026"], Date = new(2026, 11, 26), Starts = new(13, 0), Minutes = 120, Place = "Kvarnen, Hamngatan 3", Form = MeetingForm.InPerson,
        ChairedBy = "Vidar Sköld", ChairedBySide = PartySide.Police, ChairTurn = PartySide.Police, Secretary = "Elsa Brohult", CanDecide = true,
        Attendees =
        [
            new("Vidar Sköld", "Lokalpolisområdeschef", PartySide.Police, true, false, Presence.Present), new("Maj Lundvik", "Stadsdelsdirektör", PartySide.City, true, false, Presence.Present),
            new("Elsa Brohult", "Samordnare", PartySide.City, false, false, Presence.Present), new("Sune Vallberg", "Fastighetsägarna", null, false, true, Presence.Present),
            new("Ebba Strandh", "Kommunpolis", PartySide.Police, false, false, Presence.Absent),
        ],
        Items =
        [
            new() { Paragraph = 41, Order = 1, Kind = AgendaItemKind.Attendance, Title = "Närvaro och mandat", State = AgendaItemState.Open },
            new()
            {
                Paragraph = 42, Order = 2, Kind = AgendaItemKind.AnnexUpdate, Title = "Lägesbilden för hösten 2026", Presenter = "Elsa Brohult", Clause = "Bilaga 5, uppföljningsplanen", State = AgendaItemState.Treated,
                Notes = "Elsa Brohult redovisar lägesbilden. Otryggheten vid Hamntorget har minskat sedan belysningen byttes, men skadegörelsen vid skolorna ökar i skymningen.\n\nGruppen är enig om att kvällsvandringarna ska fortsätta över vintern.",
                Papers = ["lagesbild-host-2026.pdf"],
                Decisions =
                [
                    new() { Order = 1, Kind = DecisionKind.AnnexVersion, Standing = DecisionStanding.Decided, Text = "Styrgruppen antar lägesbilden för hösten 2026.", Responsible = "Samordnarna", Deadline = new(2026, 12, 15), Annex = "Bilaga 3: Lägesbild" },
                    new() { Order = 2, Kind = DecisionKind.Assignment, Standing = DecisionStanding.Decided, Text = "Arbetsgruppen för skolorna tar fram förslag till åtgärder mot skadegörelsen.", Responsible = "Arbetsgruppen Trygg skola", Deadline = new(2027, 1, 31), ReviewOn = new(2027, 2, 18), To = "Arbetsgruppen Trygg skola" },
                ],
            },
            new()
            {
                Paragraph = 43, Order = 3, Kind = AgendaItemKind.Other, Title = "Parternas bemanning under storhelgerna", Presenter = "Vidar Sköld", State = AgendaItemState.Treated, IsForPartiesOnly = true,
                Notes = "Parterna går igenom bemanningen vecka 51–1.", Decisions = [new() { Order = 1, Kind = DecisionKind.Decision, Standing = DecisionStanding.Proposal, Text = "Gemensam telefonlista delas ut.", Responsible = "Ebba Strandh" }],
            },
            new() { Paragraph = 44, Order = 4, Kind = AgendaItemKind.Matter, Title = "Belysningen vid gångtunneln", State = AgendaItemState.CarriedOver },
        ],
        Next = new(new(2027, 2, 18), new(13, 0), "Polishuset", PartySide.City),
    };

    public static MinutesStanding Approved { get; } = new(MinutesState.Approved, new string('a', 64),
    [
        new() { Person = TestActors.PoliceOfficer.Person, Name = "Vidar Sköld", Side = PartySide.Police, At = new(2026, 12, 1, 8, 12, 0, TimeSpan.Zero), Checksum = new string('a', 64) },
        new() { Person = TestActors.Director.Person, Name = "Maj Lundvik", Side = PartySide.City, At = new(2026, 12, 2, 14, 40, 0, TimeSpan.Zero), Checksum = new string('a', 64) },
    ]);

    public static MinutesStanding Draft { get; } = new(MinutesState.Draft, null, []);

    public static DateTimeOffset Dated { get; } = new(2026, 12, 2, 14, 40, 0, TimeSpan.Zero);
}
