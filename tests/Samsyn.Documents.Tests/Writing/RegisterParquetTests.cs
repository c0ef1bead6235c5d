using System.Diagnostics;
using System.Text.Json;
using Parquet;
using Samsyn.Documents.Writing.Sheets;

namespace Samsyn.Documents.Tests.Writing;

/// <summary>Runs where node and DuckDB are installed (tests/judges); says so where they are not.</summary>
public sealed class ParquetJudgeFactAttribute : FactAttribute
{
    public ParquetJudgeFactAttribute()
    {
        if (Script is null) Skip = "node or @duckdb/node-api (npm ci in tests/judges) is not installed.";
    }

    public static string? Script { get; } = Find();

    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) continue;
            var installed = Directory.Exists(Path.Combine(folder.FullName, "tests", "judges", "node_modules", "@duckdb", "node-api"))
                && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "node")));
            return installed ? Path.Combine(folder.FullName, "tests", "judges", "parquet.mjs") : null;
        }
        return null;
    }
}

public sealed class RegisterParquetTests
{
    const int Rows = RegisterParquet.GroupRows + 1234;

    static readonly string[] Areas = ["Åby", "Östra \"gården\"", "=SUM(A1)", "Söder, norra"];

    /// <summary>More than one group; every seventh number and every fifth area is missing.</summary>
    static Register Some(int rows = Rows) => new()
    {
        Title = "Händelser i Åby", Language = "sv", Sender = "Någon", Dated = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero),
        Columns = [new("Område") { Name = "area" }, new("Värde") { Name = "value", Kind = CellKind.Number }, new("Dag") { Name = "day", Kind = CellKind.Day }, new("Tid") { Name = "at", Kind = CellKind.Moment }],
        Rows = Enumerable.Range(0, rows).Select(row => (IReadOnlyList<RegisterCell>)
        [
            row % 5 == 0 ? (string?)null : Areas[row % 4], row % 7 == 0 ? (decimal?)null : row + 0.25m, (DateOnly?)new DateOnly(2025, 1, 1).AddDays(row % 365), RegisterCell.Moment(new(2025, 3, 1), new(13, row % 60)),
        ]),
    };

    [Fact]
    public async Task What_is_written_is_read_back_cell_by_cell()
    {
        using var file = new MemoryStream();
        await RegisterParquet.Write(Some(), file, default);
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file);
        Assert.Equal((2, 4), (reader.RowGroupCount, reader.Schema.DataFields.Length));
        Assert.Equal(["area", "value", "day", "at"], reader.Schema.DataFields.Select(field => field.Name));
        Assert.Equal("Händelser i Åby", reader.CustomMetadata["title"]);
        var first = 0;
        for (var number = 0; number < 2; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var (areas, values, days, times) = (new string?[group.RowCount], new double?[group.RowCount], new DateTime?[group.RowCount], new DateTime?[group.RowCount]);
            await group.ReadAsync(reader.Schema.DataFields[0], areas.AsMemory());
            await group.ReadAsync<double>(reader.Schema.DataFields[1], values.AsMemory());
            await group.ReadAsync<DateTime>(reader.Schema.DataFields[2], days.AsMemory());
            await group.ReadAsync<DateTime>(reader.Schema.DataFields[3], times.AsMemory());
            for (var at = 0; at < group.RowCount; at++, first++)
            {
                Assert.Equal((first % 5 == 0 ? null : Areas[first % 4], first % 7 == 0 ? null : first + 0.25), (areas[at], values[at]));
                Assert.Equal((new DateTime(2025, 1, 1).AddDays(first % 365), new DateTime(2025, 3, 1, 13, first % 60, 0)), (days[at], times[at]));
            }
        }
        Assert.Equal(Rows, first);
    }

    [ParquetJudgeFact]
    [Trait("Requirement", "SIT-63")]
    public async Task DuckDB_finds_the_same_in_it()
    {
        var path = Path.Combine(Path.GetTempPath(), $"samsyn-{Guid.NewGuid():n}.parquet");
        try
        {
            await using (var file = File.Create(path)) await RegisterParquet.Write(Some(), file, default);
            using var node = Process.Start(new ProcessStartInfo("node", [ParquetJudgeFactAttribute.Script!, path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            using var found = JsonDocument.Parse(await node.StandardOutput.ReadToEndAsync());
            await node.WaitForExitAsync();
            var root = found.RootElement;
            Assert.Equal(Rows, root.GetProperty("rows").GetInt32());
            Assert.Equal([(RegisterParquet.GroupRows, "SNAPPY"), (1234, "SNAPPY")], root.GetProperty("groups").EnumerateArray().Select(group => (group.GetProperty("rows").GetInt32(), group.GetProperty("compression").GetString()!)));
            var (area, value, day, at) = (Column("area"), Column("value"), Column("day"), Column("at"));
            Assert.Equal(("VARCHAR", Enumerable.Range(0, Rows).Count(row => row % 5 != 0), 4), area);
            Assert.Equal(("DOUBLE", Enumerable.Range(0, Rows).Count(row => row % 7 != 0), Enumerable.Range(0, Rows).Count(row => row % 7 != 0)), value);
            Assert.Equal(Enumerable.Range(0, Rows).Where(row => row % 7 != 0).Sum(row => row + 0.25), root.GetProperty("columns").GetProperty("value").GetProperty("sum").GetDouble());
            Assert.Equal((("DATE", Rows, 365), (Rows, 60)), (day, (at.Given, at.Different)));
            Assert.StartsWith("TIMESTAMP", at.Type, StringComparison.Ordinal);
            // Words are words: no sign before what looks like a formula.
            Assert.Equal(("=SUM(A1)", "2025-01-03", "2025-03-01 13:02:00"), (Cell(2, "area"), Cell(2, "day"), Cell(2, "at")));
            Assert.Contains(root.GetProperty("metadata").EnumerateArray(), one => one.GetProperty("key").GetString() == "title" && one.GetProperty("value").GetString() == "Händelser i Åby");

            (string Type, int Given, int Different) Column(string name) => root.GetProperty("columns").GetProperty(name) is var column ? (column.GetProperty("type").GetString()!, column.GetProperty("given").GetInt32(), column.GetProperty("different").GetInt32()) : default;

            string? Cell(int row, string name) => root.GetProperty("first")[row].GetProperty(name).GetString();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_register_without_rows_is_a_file_too_and_a_cell_of_another_kind_is_not_written_as_something_else()
    {
        using var file = new MemoryStream();
        await RegisterParquet.Write(Some(0), file, default);
        file.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(file);
        Assert.Equal(4, reader.Schema.DataFields.Length);
        await Assert.ThrowsAsync<ArgumentException>(() => RegisterParquet.Write(Some(3) with { Columns = [new("area") { Kind = CellKind.Number }, .. Some().Columns.Skip(1)] }, new MemoryStream(), default));
    }
}
