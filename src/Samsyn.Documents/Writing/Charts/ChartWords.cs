using System.Globalization;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>The words and the numbers of a language, for what a chart itself says. All of them come from the caller.</summary>
public sealed record ChartWords
{
    /// <summary>How numbers and months are written.</summary>
    public required CultureInfo Culture { get; init; }
    /// <summary>“Det finns inga värden att visa.”</summary>
    public required string Nothing { get; init; }
    /// <summary>“Alla värden är noll.”</summary>
    public required string AllZero { get; init; }
    /// <summary>What stands in a cell that is masked: “färre än 5”.</summary>
    public required string Masked { get; init; }
    /// <summary>What stands in a cell that is hidden for its own sake or another’s, and says nothing of how many: “visas inte”.</summary>
    public required string Hidden { get; init; }
    /// <summary>What stands in a cell without a value.</summary>
    public required string Missing { get; init; }
    /// <summary>“Sammanlagt”.</summary>
    public required string Total { get; init; }
    /// <summary>The heading of the first column of most tables: “Period”.</summary>
    public required string Period { get; init; }
    /// <summary>“Lägst”, of an interval.</summary>
    public required string Low { get; init; }
    /// <summary>“Högst”, of an interval.</summary>
    public required string High { get; init; }
    /// <summary>“Plats i rangordningen”.</summary>
    public required string Rank { get; init; }
    /// <summary>“Område”.</summary>
    public required string Place { get; init; }
    /// <summary>“Anmärkning”.</summary>
    public required string Remark { get; init; }
    /// <summary>“Förändring”.</summary>
    public required string Change { get; init; }
    /// <summary>“Omdöme”.</summary>
    public required string Verdict { get; init; }
    /// <summary>“Andel av första steget”.</summary>
    public required string ShareOfFirst { get; init; }
    /// <summary>“Ålder”.</summary>
    public required string Age { get; init; }
    /// <summary>“Dag”.</summary>
    public required string Day { get; init; }
    /// <summary>“Mindre” and “Mer”, the ends of the key of a heat map.</summary>
    public required string Less { get; init; }
    /// <inheritdoc cref="Less"/>
    public required string More { get; init; }
    /// <summary>“Varje ruta har en egen skala.”</summary>
    public required string OwnScales { get; init; }
    /// <summary>“prognos”.</summary>
    public required string Forecast { get; init; }
    /// <summary>The weekdays from Monday, short.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }

    /// <summary>A number as the language writes it: at most three significant decimals, thousands apart, a real minus sign; “–” for what is no number.</summary>
    public string Number(double value)
    {
        if (!double.IsFinite(value)) return "–";
        var size = Math.Abs(value);
        var written = size >= 1e15 ? value.ToString("0.##E+0", Culture)
            : value == Math.Round(value) || size >= 1000 ? value.ToString("#,0", Culture)
            : value.ToString(size >= 100 ? "0.#" : size >= 1 ? "0.##" : size >= 0.001 ? "0.####" : "0.##E+0", Culture);
        return written.Replace('-', '\u2212').Replace(' ', '\u00a0');
    }

    /// <summary>A value, or the word for a missing one.</summary>
    public string Number(double? value) => value is { } known && double.IsFinite(known) ? Number(known) : Missing;

    /// <summary>The short name of a month, 1–12.</summary>
    public string Month(int month) => Culture.DateTimeFormat.GetAbbreviatedMonthName(month).TrimEnd('.');
}
