using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Calendars;

namespace Samsyn.Documents.Tests.Calendars;

public class ReplyReaderTests
{
    /// <summary>As Gmail writes it.</summary>
    const string Whole = """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:REPLY
        BEGIN:VEVENT
        DTSTART:20180508T110000Z
        DTEND:20180508T133000Z
        DTSTAMP:20180316T081500Z
        ORGANIZER;CN=Samsyn:mailto:samsyn@ekbacken.example
        UID:meeting-1.abc@ekbacken.example
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Ågren
         , Elin";X-NUM-GUESTS=0:mailto:Elin.Agren@polisen.example
        SEQUENCE:2
        STATUS:CONFIRMED
        SUMMARY:Styrgruppen
        END:VEVENT
        END:VCALENDAR

        """;

    static ReplyReading Read(string text) => ReplyReader.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    [Fact]
    public void An_answer_is_read_with_uid_sequence_instant_address_and_word()
    {
        Assert.Equal(new CalendarReply("meeting-1.abc@ekbacken.example", 2, new(2018, 3, 16, 8, 15, 0, TimeSpan.Zero), "elin.agren@polisen.example", CalendarAnswer.Accepted), Read(Whole).Reply);
        Assert.Equal(CalendarAnswer.Declined, Read(Whole.Replace("=ACCEPTED", "=DECLINED")).Reply!.Answer);
        Assert.Equal(CalendarAnswer.Tentative, Read(Whole.Replace("=ACCEPTED", "=tentative")).Reply!.Answer);
        Assert.Equal(CalendarAnswer.AnotherTime, Read(Whole.Replace("METHOD:REPLY", "METHOD:COUNTER")).Reply!.Answer);
    }

    [Theory]
    [InlineData("SEQUENCE:2\n", "", 0)]
    [InlineData("METHOD:REPLY", "method:reply", 2)]
    [InlineData("BEGIN:VCALENDAR", "\uFEFFBEGIN:VCALENDAR", 2)]
    [InlineData("mailto:Elin", "MAILTO:Elin", 2)]
    [InlineData("mailto:Elin.Agren@polisen.example", "urn:uuid:2f1", 2)]
    [InlineData("STATUS:CONFIRMED", "\n\nSTATUS:CONFIRMED", 2)]
    public void How_a_program_writes_is_forgiven(string from, string to, int sequence)
    {
        var text = Whole.Replace("X-NUM-GUESTS=0", "EMAIL=elin.agren@polisen.example").Replace(from, to);
        Assert.Equal((sequence, "elin.agren@polisen.example"), (Read(text).Reply!.Sequence, Read(text).Reply!.Attendee));
        Assert.Equal(Read(text).Reply, ReplyReader.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))).Reply);
    }

    [Fact]
    public void A_fold_in_the_middle_of_a_character_is_taken_out_first()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole.ReplaceLineEndings("\r\n").Replace("SUMMARY:Styrgruppen", "SUMMARY:Å", StringComparison.Ordinal)).ToList();
        bytes.InsertRange(bytes.IndexOf(Encoding.UTF8.GetBytes("Å")[0]) + 1, "\r\n "u8.ToArray());

        Assert.NotNull(ReplyReader.Read(bytes.ToArray()).Reply);
        Assert.Equal("elin.agren@polisen.example", ReplyReader.Read(Encoding.Latin1.GetBytes(Whole), Encoding.Latin1).Reply!.Attendee);
    }

    [Theory]
    [InlineData("METHOD:REPLY", "METHOD:REQUEST", ReplyFault.NotAnAnswer)]
    [InlineData("METHOD:REPLY\n", "", ReplyFault.NotAnAnswer)]
    [InlineData("METHOD:REPLY", "METHOD:REPLY\nMETHOD:REQUEST", ReplyFault.NotAnAnswer)]
    [InlineData("VEVENT", "VJOURNAL", ReplyFault.NoEvent)]
    [InlineData("END:VCALENDAR", "BEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR", ReplyFault.SeveralEvents)]
    [InlineData("SEQUENCE:2", "RECURRENCE-ID:20180508T110000Z", ReplyFault.SeveralEvents)]
    [InlineData("UID:meeting-1.abc@ekbacken.example", "UID:", ReplyFault.NoUid)]
    [InlineData("UID:meeting-1.abc@ekbacken.example", "UID:a\nUID:b", ReplyFault.NoUid)]
    [InlineData("SEQUENCE:2", "SEQUENCE:-1", ReplyFault.BadSequence)]
    [InlineData("SEQUENCE:2", "SEQUENCE:99999999999", ReplyFault.BadSequence)]
    [InlineData("SEQUENCE:2", "SEQUENCE:2\nSEQUENCE:3", ReplyFault.BadSequence)]
    [InlineData("DTSTAMP:20180316T081500Z", "DTSTAMP:20180316T081500", ReplyFault.BadStamp)]
    [InlineData("DTSTAMP:20180316T081500Z", "DTSTAMP:20180230T081500Z", ReplyFault.BadStamp)]
    [InlineData("DTSTAMP:20180316T081500Z\n", "", ReplyFault.BadStamp)]
    [InlineData("mailto:Elin.Agren@polisen.example", "mailto:", ReplyFault.NoAttendee)]
    [InlineData("mailto:Elin.Agren@polisen.example", "invalid:nomail", ReplyFault.NoAttendee)]
    [InlineData("mailto:Elin.Agren@polisen.example", "mailto:a@b@c", ReplyFault.NoAttendee)]
    [InlineData("SEQUENCE:2", "ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example", ReplyFault.SeveralAttendees)]
    [InlineData("PARTSTAT=ACCEPTED", "PARTSTAT=DELEGATED", ReplyFault.Delegated)]
    [InlineData("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION", ReplyFault.NoAnswer)]
    [InlineData(";PARTSTAT=ACCEPTED", "", ReplyFault.NoAnswer)]
    [InlineData("END:VCALENDAR", "", ReplyFault.Broken)]
    [InlineData("END:VEVENT", "END:VJOURNAL", ReplyFault.Broken)]
    [InlineData("END:VCALENDAR", "END:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR", ReplyFault.Broken)]
    [InlineData("SUMMARY:Styrgruppen", "no colon here", ReplyFault.Broken)]
    [InlineData("SUMMARY:Styrgruppen", "SUMMARY;X=\"never closed:Styrgruppen", ReplyFault.Broken)]
    public void What_is_left_out_or_doubled_is_a_named_fault(string from, string to, ReplyFault fault) => Assert.Equal(fault, Read(Whole.Replace(from, to)).Fault);

    [Fact]
    public void What_is_no_calendar_at_all_is_a_named_fault()
    {
        Assert.Equal(ReplyFault.Broken, Read("").Fault);
        Assert.Equal(ReplyFault.Broken, Read("<html><body>METHOD:REPLY</body></html>").Fault);
        Assert.Equal(ReplyFault.Broken, ReplyReader.Read([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]).Fault);
        Assert.Equal(ReplyFault.Broken, Read(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 100_00))).Fault);
        Assert.Equal(ReplyFault.TooLarge, ReplyReader.Read(new byte[ReplyReader.MostBytes + 1]).Fault);
    }

    [Fact]
    public void Broken_in_any_way_it_gives_an_answer_or_a_fault_and_never_throws()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole.ReplaceLineEndings("\r\n"));
        var breaks = Gen.Choose(0, bytes.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().Resize(12);
        Prop.ForAll(breaks.ToArbitrary(), list =>
        {
            var broken = bytes.ToArray();
            foreach (var (at, octet) in list) broken[at] = (byte)octet;
            var reading = ReplyReader.Read(broken.AsSpan(0, list.Count % 5 == 4 ? bytes.Length / 2 : bytes.Length));
            return reading.Reply is null != reading.Fault is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
