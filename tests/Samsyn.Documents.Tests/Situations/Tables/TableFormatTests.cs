using System.Text;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Tests.Situations.Tables;

public sealed class TableFormatTests
{
    static readonly ImportProfile Profile = new() { Name = "prov", Columns = [new(ColumnRole.Occurred, "datum")] };

    [Theory]
    [InlineData("datum;typ\n2023-01-05;\"a,b;c\"\n", ';')]
    [InlineData("datum,typ\n2023-01-05,\"a;b\"\n", ',')]
    [InlineData("datum\ttyp\n2023-01-05\ta, b; c\n", '\t')]
    [InlineData("datum|typ\n2023-01-05|x\n", '|')]
    [InlineData("sep=;\r\ndatum;typ\r\n2023-01-05;x,y,z\r\n", ';')]
    public void The_delimiter_is_the_one_that_gives_every_row_as_many_columns(string table, char delimiter)
    {
        var format = Of(Encoding.UTF8.GetBytes(table));
        Assert.Equal(((byte)delimiter, "datum typ"), (format.Delimiter, string.Join(' ', format.Heading)));
    }

    [Fact]
    public void Coding_is_told_by_bytes_from_the_whole_file()
    {
        Assert.True(Of("datum;gård\n"u8.ToArray()).IsUtf8);
        var late = Encoding.ASCII.GetBytes("datum;plats\n" + string.Concat(Enumerable.Repeat("2023-01-05;x\n", 400_000))).Concat(Encoding.Latin1.GetBytes("2023-01-05;Gärdet\n")).ToArray();
        Assert.False(Of(late).IsUtf8);
        Assert.Equal("gård – €", FieldText.Decode([(byte)'g', 0xE5, (byte)'r', (byte)'d', (byte)' ', 0x96, (byte)' ', 0x80], isUtf8: false));
    }

    [Fact]
    public void A_byte_order_mark_belongs_to_no_column_and_a_heading_may_have_several_lines()
    {
        var format = Of([.. Encoding.UTF8.Preamble, .. "\n\"datum\noch tid\";typ\n1;2\n"u8]);
        Assert.Equal(["datum\noch tid", "typ"], format.Heading);
        Assert.Equal(4, format.FirstLine);
    }

    [Fact]
    public void Utf16_nothing_and_what_is_no_text_are_refused_in_words()
    {
        Assert.IsType<TableNotText>(TableFormat.Of(TableBytes.Of(Encoding.Unicode.GetPreamble()), Profile).Refusals.Single());
        Assert.IsType<TableNotText>(TableFormat.Of(TableBytes.Of(new byte[] { 1, 0, 2 }), Profile).Refusals.Single());
        Assert.IsType<TableEmpty>(TableFormat.Of(TableBytes.Of("\r\n\n"u8.ToArray()), Profile).Refusals.Single());
        Assert.IsType<TableHeadingTooLong>(TableFormat.Of(TableBytes.Of(new byte[3 << 20].Select(_ => (byte)'a').ToArray()), Profile).Refusals.Single());
    }

    [Fact]
    public void A_profile_is_read_as_it_was_written_and_a_misspelt_setting_is_noticed()
    {
        var profile = Profile with { HasHeading = false, Columns = [new(ColumnRole.Occurred, Index: 0), new(ColumnRole.Area, Index: 1)], Delimiter = ';', AreaDigits = 4, Areas = new(new Dictionary<string, string> { ["Växjö"] = "0780" }, UnknownCode.Reject) };
        var read = ImportProfileJson.Read(Encoding.UTF8.GetBytes(ImportProfileJson.Write(profile))).Value;
        Assert.Equal((profile.Delimiter, profile.AreaDigits, false, "0780"), (read.Delimiter, read.AreaDigits, read.HasHeading, read.Areas!.Codes["Växjö"]));
        Assert.Equal(profile.Columns, read.Columns);
        Assert.IsType<ProfileNotRead>(ImportProfileJson.Read("""{"name":"x","columns":[],"delimeter":";"}"""u8).Refusals.Single());
        Assert.IsType<ProfileWithoutTime>(ImportProfileJson.Read("""{"name":"x","columns":[]}"""u8).Refusals.Single());
    }

    static TableFormat Of(byte[] table)
    {
        using var bytes = TableBytes.Of(table);
        return TableFormat.Of(bytes, Profile).Value;
    }
}
