using System.Text;
using Samsyn.Documents.Situations.Tables;

namespace Samsyn.Documents.Tests.Situations.Tables;

public sealed class RowReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b/c|d")]
    [InlineData("a,b\r\nc,d", "a|b/c|d")]
    [InlineData("a,b\rc,d\r", "a|b/c|d")]
    [InlineData("\"a,1\",b\n\"c\"\"2\",\"d\ne\"\n", "\"a,1\"|b/\"c\"\"2\"|\"d\ne\"")]
    [InlineData(",\n\n\na,\n", "|/a|")]
    [InlineData("rör 5\",b\nc,d\n", "rör 5\"|b/c|d")]
    [InlineData("a\"b\"c,\"\"\nx,\"\"\"y\"\"\"\n", "a\"b\"c|\"\"/x|\"\"\"y\"\"\"")]
    public void Rows_and_fields_are_what_RFC_4180_says_and_a_stray_quote_is_a_quote(string table, string expected) => Assert.Equal((expected, ""), Read(table, 2));

    [Theory]
    [InlineData("a,b\nc\nd,e,f\ng,h\n", "a|b/g|h", "1:TooFewColumns 2:TooManyColumns")]
    [InlineData("a,b\n\"c,d\ne,f\ng,h\n", "a|b/e|f/g|h", "1:UnterminatedQuote")]
    [InlineData("a,b\n\"c\"d,e\nf,g\n", "a|b/f|g", "1:TextAfterQuote")]
    [InlineData("a,b\n\"c,d\ne,f\n\"g\",h\n", "a|b/e|f/\"g\"|h", "1:TextAfterQuote")]
    [InlineData("\"a\n\nb\",c\nd\n", "\"a\n\nb\"|c", "3:TooFewColumns")]
    public void A_wrong_row_costs_its_own_line_and_no_other(string table, string rows, string rejected) => Assert.Equal((rows, rejected), Read(table, 2));

    [Fact]
    public void Reading_in_parts_of_any_length_gives_the_same_rows_and_rejects_as_reading_whole()
    {
        var dice = new Random(Seed: 4180);
        string[] pieces = ["a", "bb", "\"", "\"\"", ",", ",", "\n", "\n", "\r\n", "\r", "\"c,d\"", "\"e\nf\"", "å", "\"g\"\"h\"", "12345678901234567890123456789012345678901234567890123456789012345"];
        var differ = new List<string>();
        for (var round = 0; round < 3000; round++)
        {
            var table = string.Concat(Enumerable.Range(0, dice.Next(1, 120)).Select(_ => pieces[dice.Next(pieces.Length)]));
            var bytes = Encoding.UTF8.GetBytes(table);
            var (rows, rejected) = Read(bytes, 2, [bytes.Length]);
            Assert.Equal(Slowly(bytes, 2), rows);
            var cuts = Enumerable.Range(0, dice.Next(1, 5)).Select(_ => dice.Next(1, bytes.Length + 1)).Append(bytes.Length).Distinct().Order().ToArray();
            if (Read(bytes, 2, cuts) != (rows, rejected)) differ.Add(table);
        }
        Assert.Empty(differ);
    }

    [Fact]
    public void A_line_of_two_gigabytes_is_refused_by_its_number_without_being_kept()
    {
        const long long_ = 2_200_000_000;
        var path = Path.Combine(Path.GetTempPath(), "samsyn-long-" + Guid.NewGuid().ToString("N"));
        try
        {
            using (var file = File.Create(path))
            {
                // A hole in the file: read as zeros, and no room on the disk.
                file.Write("a,b\n"u8);
                file.Position = long_;
                file.Write("\nc,d\n"u8);
            }
            using var bytes = TableBytes.Open(path);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reader = new RowReader(bytes, (byte)',', 2, 0, bytes.Length, isRowStart: true);
            var (batch, rows) = (new RowBatch(2), new List<string>());
            while (reader.Read(batch)) for (var row = 0; row < batch.Count; row++) rows.Add($"{batch.Lines[row]}:{Encoding.UTF8.GetString(batch.Row(row))}");
            Assert.Equal(["0:a,b", "2:c,d"], rows);
            Assert.Equal((1, RejectReason.TooLong), (reader.Rejected.Single().Line, reader.Rejected.Single().Reason));
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_quote_that_runs_past_the_longest_row_costs_one_line()
    {
        var table = "a,b\n\"c,d\n" + string.Concat(Enumerable.Repeat("e,f\n", 600_000));
        var (rows, rejected) = Read(table, 2);
        Assert.Equal(("1:UnterminatedQuote", 600_001), (rejected, rows.Split('/').Length));
    }

    static (string Rows, string Rejected) Read(string table, int columns)
    {
        var bytes = Encoding.UTF8.GetBytes(table);
        return Read(bytes, columns, [bytes.Length]);
    }

    /// <summary>Parts are put together as an import does it.</summary>
    static (string Rows, string Rejected) Read(byte[] table, int columns, int[] cuts)
    {
        using var bytes = TableBytes.Of(table);
        var (rows, rejected, expected, line, from) = (new List<string>(), new List<string>(), 0L, 0, 0);
        foreach (var to in cuts)
        {
            var part = Part(from, to, from == 0);
            if (part.Reader.Begin != expected && !(part.Rows.Count == 0 && part.Reader.Rejected.Count == 0 && expected >= to)) part = Part(expected, Math.Max(expected, to), isRowStart: true);
            rows.AddRange(part.Rows);
            rejected.AddRange(part.Reader.Rejected.Select(one => $"{line + one.Line}:{one.Reason}"));
            line += part.Reader.Lines;
            expected = Math.Max(expected, part.Reader.End);
            from = to;
        }
        return (string.Join('/', rows), string.Join(' ', rejected));

        (List<string> Rows, RowReader Reader) Part(long begin, long end, bool isRowStart)
        {
            var (reader, batch, found) = (new RowReader(bytes, (byte)',', columns, begin, end, isRowStart), new RowBatch(columns), new List<string>());
            while (reader.Read(batch))
                for (var row = 0; row < batch.Count; row++) found.Add(string.Join('|', Enumerable.Range(0, columns).Select(column => Encoding.UTF8.GetString(batch.Field(row, column)))));
            return (found, reader);
        }
    }

    /// <summary>The same rules, letter by letter and without any masks.</summary>
    static string Slowly(byte[] table, int columns)
    {
        var (rows, at) = (new List<string>(), 0);
        while (at < table.Length)
        {
            var (fields, start, isWrong) = (new List<string>(), at, false);
            while (true)
            {
                var field = at;
                if (at < table.Length && table[at] == '"')
                {
                    for (at++; ; at++)
                    {
                        if (at >= table.Length)
                        {
                            isWrong = true;
                            break;
                        }
                        if (table[at] != '"') continue;
                        if (at + 1 < table.Length && table[at + 1] == '"') at++;
                        else break;
                    }
                    at++;
                    isWrong |= at < table.Length && table[at] is not ((byte)',' or (byte)'\r' or (byte)'\n');
                    if (isWrong) break;
                }
                else
                {
                    while (at < table.Length && table[at] is not ((byte)',' or (byte)'\r' or (byte)'\n')) at++;
                }
                fields.Add(Encoding.UTF8.GetString(table, field, Math.Min(at, table.Length) - field));
                if (at >= table.Length || table[at] != ',') break;
                at++;
            }
            if (isWrong) for (at = start; at < table.Length && table[at] is not ((byte)'\r' or (byte)'\n');) at++;
            else if (fields.Count == columns) rows.Add(string.Join('|', fields));
            at += at + 1 < table.Length && table[at] == '\r' && table[at + 1] == '\n' ? 2 : 1;
        }
        return string.Join('/', rows);
    }
}
