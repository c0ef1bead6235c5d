using Parquet;
using Parquet.Schema;

namespace Samsyn.Documents.Writing.Sheets;

/// <summary>
/// A register as Apache Parquet (parquet.apache.org/docs/file-format): columns by the names that programs know, each of one kind – words as UTF-8, numbers as doubles, days and moments
/// as such – and empty cells as null. Snappy; a row group at a time, so that memory is that of one.
/// </summary>
public static class RegisterParquet
{
    /// <summary>Rows of a group.</summary>
    public const int GroupRows = 1 << 16;

    /// <summary>Writes the whole register to a stream, which is left open. A cell of another kind than its column is an exception: the caller says what its columns are.</summary>
    public static async Task Write(Register register, Stream stream, CancellationToken cancellation)
    {
        List<Filling> columns = [.. register.Columns.Select((column, at) => Filling.Of(column, at))];
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. columns.Select(column => column.Field)]), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, cancellationToken: cancellation);
        await using var closing = writer;
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = register.Title, ["publisher"] = register.Sender, ["language"] = register.Language, ["modified"] = register.Dated.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        var rows = 0;
        foreach (var row in register.Rows)
        {
            foreach (var column in columns) column.Add(row.InWidthOf(register)[column.At]);
            if (++rows % GroupRows == 0) await Group(writer, columns, cancellation);
        }
        if (rows == 0 || rows % GroupRows != 0) await Group(writer, columns, cancellation);
    }

    static async Task Group(ParquetWriter writer, List<Filling> columns, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns) await column.Write(group, cancellation);
        group.CompleteValidate();
    }

    /// <summary>A column of the group that is being filled.</summary>
    abstract class Filling(int at, DataField held)
    {
        public int At => at;
        public DataField Field => held;

        public static Filling Of(RegisterColumn column, int at)
        {
            var name = column.Name ?? column.Heading;
            return column.Kind switch
            {
                CellKind.Number => new Values<double>(at, new DataField<double?>(name), CellKind.Number, cell => (double)cell.Value),
                CellKind.Day => new Values<DateTime>(at, new DateTimeDataField(name, DateTimeFormat.Date, isNullable: true), CellKind.Day, cell => cell.Time),
                CellKind.Moment => new Values<DateTime>(at, new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, isNullable: true), CellKind.Moment, cell => cell.Time),
                _ => new Texts(at, new DataField<string>(name, nullable: true)),
            };
        }

        public abstract void Add(RegisterCell cell);

        public abstract Task Write(ParquetRowGroupWriter group, CancellationToken cancellation);

        protected static ArgumentException Wrong(DataField field, CellKind kind) => new($"The column “{field.Name}” holds no {kind}.");
    }

    sealed class Texts(int at, DataField field) : Filling(at, field)
    {
        readonly List<string?> _texts = [];

        public override void Add(RegisterCell cell) => _texts.Add(cell.Kind switch { CellKind.Empty => null, CellKind.Words => cell.Text, var kind => throw Wrong(Field, kind) });

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync(Field, _texts!);
            _texts.Clear();
        }
    }

    sealed class Values<T>(int at, DataField field, CellKind holds, Func<RegisterCell, T> of) : Filling(at, field) where T : struct
    {
        readonly List<T?> _values = [];

        public override void Add(RegisterCell cell) => _values.Add(cell.Kind == CellKind.Empty ? null : cell.Kind == holds ? of(cell) : throw Wrong(Field, cell.Kind));

        public override async Task Write(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync<T>(Field, _values.ToArray().AsMemory(), cancellationToken: cancellation);
            _values.Clear();
        }
    }
}
