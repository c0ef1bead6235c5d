namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Lines are alike when only their digits and the case of their letters differ, as the same header is on every page.</summary>
sealed class LineShape : IEqualityComparer<string>
{
    const int Hashed = 128;

    public static LineShape Comparer { get; } = new();

    LineShape() { }

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null || x.Length != y.Length) return ReferenceEquals(x, y);
        for (var at = 0; at < x.Length; at++)
            if (x[at] != y[at] && Folded(x[at]) != Folded(y[at])) return false;
        return true;
    }

    /// <summary>Seeded anew in every process, so that no text can be made whose lines all fall together.</summary>
    public int GetHashCode(string obj)
    {
        var length = Math.Min(obj.Length, Hashed);
        Span<char> folded = stackalloc char[Hashed];
        for (var at = 0; at < length; at++) folded[at] = Folded(obj[at]);
        return string.GetHashCode(folded[..length], StringComparison.Ordinal);
    }

    static char Folded(char c) => char.IsAsciiDigit(c) ? '#' : char.ToLowerInvariant(c);
}
