using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>
/// A live block of a section: a dataset, a method and its parameters. It is made again when data change, until the edition is put forward; then it
/// shows what was frozen with it.
/// </summary>
public sealed record PictureBlock
{
    public required Guid Id { get; init; }
    public required Guid Dataset { get; init; }
    /// <summary>The name of the method, such as <c>change</c> or <c>series</c>.</summary>
    public required string Method { get; init; }
    /// <summary>By name, each as it is written in an address: the same parameters always make the same block.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    public required string Caption { get; init; }
    /// <summary>Its number in the register of sources.</summary>
    public int Source { get; init; }
    public QualityClass? Class { get; init; }
    public FrozenBlock? Frozen { get; init; }

    /// <summary>The same question of the same data: what the editions before and after have in common.</summary>
    public bool IsSameAs(PictureBlock other) => Dataset == other.Dataset && Method == other.Method && Caption == other.Caption
        && Parameters.Count == other.Parameters.Count && Parameters.All(one => other.Parameters.TryGetValue(one.Key, out var value) && value == one.Value);

    /// <summary>Two dates in a row look like a personal number and are none.</summary>
    static string WithoutDates(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !DateOnly.TryParseExact(word, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _)));

    internal IReadOnlyList<Kernel.Refusal> Objections()
    {
        List<Kernel.Refusal> found = [];
        if (string.IsNullOrWhiteSpace(Caption)) found.Add(new BlockCaptionMissing());
        if (Parameters.Values.Prepend(Caption).Any(text => PersonalNumbers.In(WithoutDates(text)).Any())) found.Add(new PersonalNumberInPicture("caption"));
        return found;
    }
}

/// <summary>What a block showed when the edition was put forward: its rows as JSON, from which chart and table are drawn, and their checksum.</summary>
public sealed record FrozenBlock(DateTimeOffset At, string Data, string Checksum)
{
    public static FrozenBlock Of(DateTimeOffset at, string data) => new(at, data, Kernel.Checksum.Of(data));

    public bool IsWhole => Kernel.Checksum.Of(Data) == Checksum;
}
