using Samsyn.App.Meetings;
using Samsyn.App.Meetings.Papers;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Html;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.App.Tests.Meetings.Papers;

/// <summary>Papers as pure functions: what they say, in both languages.</summary>
public sealed class PaperFunctionTests
{
    static string Minutes(MinutesStanding? standing = null, Language language = Language.Swedish) =>
        PaperHtml.Write(MinutesPaper.Of(SampleMinutes.Content, standing ?? SampleMinutes.Approved, isExcerpt: false, SampleMinutes.Dated, language));

    [Fact]
    [Trait("Requirement", "DOC-15")]
    [Trait("Requirement", "MTG-12")]
    [Trait("Requirement", "MTG-13")]
    public void Minutes_say_who_was_there_for_whom_and_each_decision_with_responsible_and_deadline()
    {
        var html = Minutes();
        foreach (var said in (string[])[
            "Protokoll från Styrgruppen, torsdag 26 november 2026", "kl. 13.00–15.00", "Kvarnen, Hamngatan 3 (på plats)", "Närvaro och mandat framgår av listan ovan.", "Vidar Sköld, Polisen", "Elsa Brohult", "<th scope=\"row\">Maj Lundvik</th>", "Adjungerad", "Utanför parterna",
            "Båda parter var företrädda", "§ 42", "Föredragande: Elsa Brohult", "<strong>Beslut. </strong>Styrgruppen antar lägesbilden", "Ansvarig: Samordnarna", "Klart senast: 2026-12-15", "Ny version: Bilaga 3: Lägesbild",
            "Uppdrag till: Arbetsgruppen Trygg skola", "<strong>Förslag till beslut. </strong>Gemensam telefonlista", "flyttades till ett senare möte", "Handlingar: lagesbild-host-2026.pdf", "Nästa möte", "torsdag 18 februari 2027, kl. 13.00"])
            Assert.Contains(said, html.Replace("&#228;", "ä", StringComparison.Ordinal).Replace("&#229;", "å", StringComparison.Ordinal).Replace("&#246;", "ö", StringComparison.Ordinal).Replace("&#196;", "Ä", StringComparison.Ordinal).Replace("&#167;", "§", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "DOC-22")]
    public void Approved_minutes_say_by_whom_and_when_and_a_draft_has_its_watermark_and_empty_lines()
    {
        var approved = MinutesPaper.Of(SampleMinutes.Content, SampleMinutes.Approved, false, SampleMinutes.Dated, Language.Swedish);
        Assert.Null(approved.Watermark);
        Assert.Equal([("Ordförande, Polisen", "Vidar Sköld", "Justerat i Samsyn 2026-12-01 kl. 09.12"), ("Justerare, Kommunen", "Maj Lundvik", "Justerat i Samsyn 2026-12-02 kl. 15.40")],
            approved.Blocks.OfType<Signatures>().Single().Signers.Select(signer => (signer.Role, signer.Name, signer.Done!)));
        Assert.Equal([new("Dnr", "1.1-0417/2026"), new("Dnr", "A512.300/2026")], approved.Head.DiaryNumbers);
        Assert.Equal([new("Version", "justerad 2026-12-02"), new("Beslutsdatum", "2026-11-26")], approved.Head.Standing);

        var draft = MinutesPaper.Of(SampleMinutes.Content, SampleMinutes.Draft, false, SampleMinutes.Dated, Language.Swedish);
        Assert.Equal("Utkast", draft.Watermark);
        Assert.All(draft.Blocks.OfType<Signatures>().Single().Signers, signer => Assert.Null(signer.Done));
        Assert.Equal("Draft", MinutesPaper.Of(SampleMinutes.Content, SampleMinutes.Draft with { State = MinutesState.PutForward }, false, SampleMinutes.Dated, Language.English).Watermark);
    }

    [Fact]
    [Trait("Requirement", "MTG-16")]
    public void Minutes_carry_what_was_written_at_the_meeting_and_nothing_more()
    {
        var said = MinutesPaper.Of(SampleMinutes.Content with { Items = [], Attendees = [], Next = null }, SampleMinutes.Approved, false, SampleMinutes.Dated, Language.Swedish);
        Assert.Equal([typeof(FactList), typeof(Heading), typeof(Table), typeof(Paragraph), typeof(Heading), typeof(Signatures), typeof(Paragraph)], said.Blocks.Select(block => block.GetType()));
    }

    [Fact]
    public void In_English_every_label_is_English_and_what_was_written_stays()
    {
        var html = Minutes(language: Language.English);
        foreach (var said in (string[])["Minutes of Styrgruppen, Thursday 26 November 2026", "Present, with party and mandate", "The police", "Decisions in brief", "Approved in Samsyn 2026-12-01 at 09:12"]) Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.StartsWith("<article class=\"paper\" lang=\"en-GB\">", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "ORG-21")]
    public void Minutes_of_one_party_alone_say_that_nothing_was_decided() =>
        Assert.Contains(MinutesPaper.Of(SampleMinutes.Content with { CanDecide = false }, SampleMinutes.Approved, false, SampleMinutes.Dated, Language.English).Blocks.OfType<Paragraph>(),
            paragraph => paragraph.Content.OfType<Words>().Any(words => words.Text.StartsWith("The parties were not both represented", StringComparison.Ordinal)));

    [Fact]
    [Trait("Requirement", "DOC-15")]
    [Trait("Requirement", "MTG-05")]
    public void A_summons_has_the_agenda_with_presenter_and_time_what_the_agreement_demands_and_who_is_called()
    {
        var summons = new SummonsContent { Meeting = SampleMinutes.Content, State = MeetingState.Called, Agenda = AgendaState.Draft, Sequence = 1, MinutesOfItem = new Dictionary<int, int> { [2] = 30 } };
        var paper = SummonsPaper.Of(summons, SampleMinutes.Dated, Language.Swedish);
        Assert.Equal("Utkast", paper.Watermark);
        Assert.Null(SummonsPaper.Of(summons with { Agenda = AgendaState.Published }, SampleMinutes.Dated, Language.Swedish).Watermark);
        Assert.Contains(new Fact("Version", "utskick 2"), paper.Head.Standing);
        var agenda = paper.Blocks.OfType<Table>().First();
        Assert.Equal(["Nr", "Punkt", "Föredragande", "Tid"], agenda.Columns.Select(column => column.Heading));
        Assert.Equal(["2.", "Lägesbilden för hösten 2026", "Elsa Brohult", "30 min"], agenda.Rows[1].Select(cell => string.Concat(cell.Content.OfType<Words>().Select(words => words.Text))));
        Assert.Contains("Bilaga 5, uppföljningsplanen", PaperHtml.Write(paper).Replace("&#246;", "ö", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(SampleMinutes.Content.Attendees.Count, paper.Blocks.OfType<Table>().Last().Rows.Count);
    }

    [Fact]
    public void A_cancelled_meetings_summons_begins_with_that()
    {
        var paper = SummonsPaper.Of(new() { Meeting = SampleMinutes.Content, State = MeetingState.Cancelled, Agenda = AgendaState.Draft, CancelReason = "Sjukdom." }, SampleMinutes.Dated, Language.Swedish);
        Assert.Equal(ParagraphLook.Decision, Assert.IsType<Paragraph>(paper.Blocks[0]).Look);
    }

    [Fact]
    [Trait("Requirement", "DOC-16")]
    public void An_attendance_list_has_room_to_sign_before_and_says_who_came_afterwards()
    {
        var before = SummonsPaper.Attendance(new() { Meeting = SampleMinutes.Content with { Attendees = [.. SampleMinutes.Content.Attendees.Select(one => one with { Presence = Presence.Unknown })] }, State = MeetingState.Called, Agenda = AgendaState.Draft }, SampleMinutes.Dated, Language.Swedish);
        var after = SummonsPaper.Attendance(new() { Meeting = SampleMinutes.Content, State = MeetingState.Held, Agenda = AgendaState.Published }, SampleMinutes.Dated, Language.Swedish);
        Assert.Equal(("Underskrift", 8), (before.Blocks.OfType<Table>().Single().Columns[4].Heading, before.Blocks.OfType<Table>().Single().Rows.Count));
        Assert.Equal(("Närvaro", 5), (after.Blocks.OfType<Table>().Single().Columns[4].Heading, after.Blocks.OfType<Table>().Single().Rows.Count));
    }

    /// <summary>One decided and late, one that is only a proposal and was dropped.</summary>
    static List<DecisionRow> Decisions()
    {
        var meeting = TestBodies.Meeting(TestBodies.Body(), new(2026, 11, 26));
        var both = Representation.Of([TestBodies.Attendee(meeting, TestActors.Coordinator), TestBodies.Attendee(meeting, TestActors.PoliceOfficer)]);
        var late = Decision.Take(new(Guid.CreateVersion7()), meeting, TestBodies.Item(meeting), 1, new() { Text = "Antas.", Responsible = "Samordnarna", Deadline = new(2026, 12, 1) }, both, []).Value;
        Assert.True(late.EnterMinutes(42, both, []).IsDone);
        var dropped = Decision.Take(new(Guid.CreateVersion7()), meeting, TestBodies.Item(meeting), 2, new() { Text = "=Föreslås." }, Representation.Of([]), []).Value;
        dropped.Report(DecisionStatus.Dropped, "Ersatt", new(2026, 12, 3));
        return [new(late, "Styrgruppen", "2026-0143"), new(dropped, "Styrgruppen", "2026-0143")];
    }

    static YearOfBody Year { get; } = new()
    {
        Body = "Styrgruppen", Agreement = "Överenskommelse", Year = 2026,
        Meetings =
        [
            new(new(2026, 2, 12), new(13, 0), "Styrgruppen", MeetingState.Held, PartySide.Police, "Kvarnen"), new(new(2026, 5, 20), null, "Styrgruppen", MeetingState.Cancelled, null, null),
            new(new(2026, 6, 3), null, "Områdesgrupp", MeetingState.Planned, PartySide.City, null), new(new(2026, 11, 26), new(13, 0), "Styrgruppen", MeetingState.Planned, PartySide.City, null),
        ],
    };

    [Fact]
    [Trait("Requirement", "MTG-13")]
    public void The_decision_list_says_what_is_late_and_the_register_keeps_every_column()
    {
        var paper = DecisionPapers.List(Year, Decisions(), SampleMinutes.Dated, new(2026, 12, 10), Language.Swedish);
        var rows = paper.Blocks.OfType<Table>().Single().Rows.Select(row => row.Select(cell => string.Concat(cell.Content.OfType<Words>().Select(words => words.Text))).ToList()).ToList();
        Assert.Equal("Försenat", rows[0][5]);
        Assert.Equal(("–", "Förslag till beslut. =Föreslås.", "Ersatt"), (rows[1][0], rows[1][2], rows[1][5].Split(": ")[1]));

        var csv = System.Text.Encoding.UTF8.GetString(RegisterCsv.Write(DecisionTable.Of(Decisions(), "Beslut", "Ekstad", SampleMinutes.Dated, Language.Swedish)));
        Assert.Contains("§ 42;2026-11-26;Styrgruppen;2026-0143;", csv, StringComparison.Ordinal);
        Assert.Contains(";'=Föreslås.;", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_year_wheel_says_in_its_table_what_it_shows_and_a_meeting_nobody_noted_is_missing()
    {
        var paper = YearPaper.Of(Year, new(2026, 9, 1), SampleMinutes.Dated, Language.Swedish);
        var table = paper.Blocks.OfType<Table>().Single();
        Assert.Equal(["Hållet", "Inställt", "Inte antecknat", "Planerat"], table.Rows.Select(row => row[2].Content.OfType<Words>().Single().Text));
        var wheel = paper.Blocks.OfType<Figure>().Single();
        Assert.Contains("4 möten", wheel.Alternative, StringComparison.Ordinal);
        Assert.Equal(12, wheel.Drawing.Shapes.OfType<Documents.Writing.Drawings.Label>().Count(label => label.Text.Length <= 4 && label.Text != "2026"));
    }

    [Theory]
    [InlineData(Language.Swedish)]
    [InlineData(Language.English)]
    public void Headings_of_every_paper_begin_at_one_and_skip_no_level(Language language)
    {
        var summons = new SummonsContent { Meeting = SampleMinutes.Content, State = MeetingState.Called, Agenda = AgendaState.Draft };
        foreach (var paper in (Paper[])[MinutesPaper.Of(SampleMinutes.Content, SampleMinutes.Draft, false, SampleMinutes.Dated, language), SummonsPaper.Of(summons, SampleMinutes.Dated, language), SummonsPaper.Attendance(summons, SampleMinutes.Dated, language),
            YearPaper.Of(Year, new(2026, 9, 1), SampleMinutes.Dated, language)])
        {
            var levels = paper.Blocks.OfType<Heading>().Select(heading => heading.Level).Prepend(0).ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        }
    }
}
