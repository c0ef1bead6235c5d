using System.IO.Compression;
using System.Text.Json;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Indicators;

/// <summary>Values of one indicator as bytes: texts once, each value a list of numbers, packed with Brotli. What has no number is null.</summary>
static class IndicatorContent
{
    /// <summary>Values in a block.</summary>
    public const int Most = 50_000;

    sealed record Packed(IReadOnlyList<string> Texts, IReadOnlyList<double?[]> Rows);

    public static byte[] Pack(IEnumerable<IndicatorValue> values)
    {
        var (numbers, texts) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        List<double?[]> rows = [];
        foreach (var value in values)
            rows.Add([Number(value.Area), (int)value.Period.Kind, value.Period.Year, value.Period.Part, (int)value.Sex, Number(value.Group), Number(value.Category), value.Value, Number(value.Unit), (int)value.Measure, value.Answers, (int)value.Qualifier, (int)value.Mark]);
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) JsonSerializer.Serialize(brotli, new Packed(texts, rows));
        return bytes.ToArray();

        int Number(string text)
        {
            if (numbers.TryGetValue(text, out var known)) return known;
            texts.Add(text);
            return numbers[text] = texts.Count - 1;
        }
    }

    /// <summary>Read number by number: a list for every value would be most of the work.</summary>
    public static IReadOnlyList<IndicatorValue> Unpack(string indicator, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress)) brotli.CopyTo(bytes);
        var reader = new Utf8JsonReader(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        List<string> texts = [];
        List<IndicatorValue> values = [];
        Begin(ref reader, nameof(Packed.Texts));
        while (reader.Read() && reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
        Begin(ref reader, nameof(Packed.Rows));
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            values.Add(new()
            {
                Indicator = indicator, Area = texts[Whole(ref reader)], Period = new((PeriodKind)Whole(ref reader), Whole(ref reader), Whole(ref reader)), Sex = (IndicatorSex)Whole(ref reader), Group = texts[Whole(ref reader)],
                Category = texts[Whole(ref reader)], Value = Number(ref reader), Unit = texts[Whole(ref reader)], Measure = (IndicatorMeasure)Whole(ref reader), Answers = Number(ref reader) is { } answers ? (int)answers : null,
                Qualifier = (Qualifier)Whole(ref reader), Mark = (ValueMark)Whole(ref reader),
            });
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw Damaged();
        }
        return values;
    }

    /// <summary>To the list of that name, whatever stands before it.</summary>
    static void Begin(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read() && reader.TokenType == JsonTokenType.StartArray) return;
        throw Damaged();
    }

    static double? Number(ref Utf8JsonReader reader) => !reader.Read() ? throw Damaged() : reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

    static int Whole(ref Utf8JsonReader reader) => (int)(Number(ref reader) ?? throw Damaged());

    static InvalidDataException Damaged() => new("An indicator's block is not as it was written.");
}
