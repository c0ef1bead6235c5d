namespace Samsyn.Domain.Organisations;

/// <summary>A diary number as it stands; equal to another when they differ only in blanks (AGR-09).</summary>
public readonly struct DiaryNumber(string text) : IEquatable<DiaryNumber>
{
    public string Text { get; } = text.Trim();

    /// <summary>Without blanks: what is compared, stored as a key and searched.</summary>
    public string Key => string.Concat((Text ?? "").Where(c => !char.IsWhiteSpace(c)));

    public bool Equals(DiaryNumber other) => string.Equals(Key, other.Key, StringComparison.Ordinal);
    public override bool Equals(object? obj) => obj is DiaryNumber other && Equals(other);
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Text ?? "";

    public static bool operator ==(DiaryNumber left, DiaryNumber right) => left.Equals(right);
    public static bool operator !=(DiaryNumber left, DiaryNumber right) => !left.Equals(right);
}
