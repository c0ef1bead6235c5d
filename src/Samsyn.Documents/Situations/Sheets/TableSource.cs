using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>What kind of file it is, by its first bytes.</summary>
public enum TableKind
{
    /// <summary>Text with a delimiter.</summary>
    Delimited,
    /// <summary>A workbook.</summary>
    Xlsx,
    /// <summary>JSON of any of the kinds that <see cref="JsonRows"/> knows.</summary>
    Json,
}

/// <summary>Any file that is read, as CSV.</summary>
public static class TableSource
{
    /// <summary>By content, never by name.</summary>
    public static TableKind KindOf(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("PK\u0003\u0004"u8)) return TableKind.Xlsx;
        if (beginning.StartsWith("\uFEFF"u8)) beginning = beginning[3..];
        beginning = beginning.TrimStart(" \t\r\n"u8);
        return beginning.Length > 0 && beginning[0] is (byte)'{' or (byte)'[' ? TableKind.Json : TableKind.Delimited;
    }

    /// <summary>Writes a workbook or JSON as CSV; <paramref name="whole"/> is all of the file.</summary>
    public static Outcome ToCsv(TableKind kind, ReadOnlyMemory<byte> whole, Stream into)
    {
        if (kind == TableKind.Json)
        {
            var read = JsonRows.Read(whole);
            if (!read.IsDone) return Outcome.Refused(read.Refusals);
            SheetCsv.Write(read.Value.Rows, into);
            return Outcome.Done;
        }
        List<SheetRow> rows = [];
        using var stream = new MemoryStream(whole.ToArray(), writable: false);
        var sheet = XlsxRows.Read(stream, null, rows.Add);
        if (!sheet.IsDone) return sheet;
        if (rows.Count == 0) return new TableEmpty();
        SheetCsv.Write(rows, into);
        return Outcome.Done;
    }
}
