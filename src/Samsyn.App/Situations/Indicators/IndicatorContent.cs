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

    public static IEnumerable<IndicatorValue> Unpack(string indicator, byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        var packed = JsonSerializer.Deserialize<Packed>(brotli) ?? throw new InvalidDataException("An indicator's block is empty.");
        foreach (var row in packed.Rows)
            yield return new()
            {
                Indicator = indicator, Area = packed.Texts[Whole(row[0])], Period = new((PeriodKind)Whole(row[1]), Whole(row[2]), Whole(row[3])), Sex = (IndicatorSex)Whole(row[4]), Group = packed.Texts[Whole(row[5])],
                Category = packed.Texts[Whole(row[6])], Value = row[7], Unit = packed.Texts[Whole(row[8])], Measure = (IndicatorMeasure)Whole(row[9]), Answers = row[10] is { } answers ? (int)answers : null,
                Qualifier = (Qualifier)Whole(row[11]), Mark = (ValueMark)Whole(row[12]),
            };
    }

    static int Whole(double? number) => (int)number!.Value;
}
