namespace Samsyn.Analysis.Sampling;

/// <summary>Why a method will not answer. The words for people are made by whoever asks.</summary>
public enum Unfit
{
    /// <summary>There are no values.</summary>
    Empty,
    /// <summary>Two lists that belong together are not equally long.</summary>
    LengthsDiffer,
    /// <summary>A value is not a finite number.</summary>
    NotFinite,
    /// <summary>A value or an option is outside what it may be.</summary>
    OutOfRange,
    /// <summary>There are fewer values than the method needs.</summary>
    TooFew,
    /// <summary>All values are equal: there is nothing to compare.</summary>
    NoVariation,
    /// <summary>No place has a neighbour.</summary>
    NoNeighbours,
    /// <summary>The values sum to nothing.</summary>
    NothingToShare,
}

/// <summary>An expected refusal: why, about which argument, and at which position in it.</summary>
/// <param name="Why">The kind of reason.</param>
/// <param name="Argument">The argument it concerns, as the method names it.</param>
/// <param name="Index">Zero-based position within the argument, or null when it concerns the whole.</param>
public sealed record Refused(Unfit Why, string Argument, int? Index = null);

/// <summary>A value, or the reason why there is none. Never a number that is not one.</summary>
/// <typeparam name="T">What is answered.</typeparam>
public sealed class Finding<T>
{
    readonly T? _value;

    Finding(T? value, Refused? refused) => (_value, Refused) = (value, refused);

    /// <summary>The reason there is no value, or null.</summary>
    public Refused? Refused { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsGiven => Refused is null;

    /// <summary>The value; asking a refused answer for it is a bug in the caller.</summary>
    public T Value => Refused is null ? _value! : throw new InvalidOperationException($"Refused: {Refused}");

    /// <summary>An answer that is given.</summary>
    public static implicit operator Finding<T>(T value) => new(value, null);

    /// <summary>An answer that is refused.</summary>
    public static implicit operator Finding<T>(Refused refused) => new(default, refused);
}

/// <summary>Checks that several methods share; each yields the first reason found, or null.</summary>
static class Fit
{
    public static Refused? Finite(ReadOnlySpan<double> values, string argument)
    {
        for (var i = 0; i < values.Length; i++) if (!double.IsFinite(values[i])) return new(Unfit.NotFinite, argument, i);
        return null;
    }

    public static Refused? Within(ReadOnlySpan<int> values, int below, string argument)
    {
        for (var i = 0; i < values.Length; i++) if ((uint)values[i] >= (uint)below) return new(Unfit.OutOfRange, argument, i);
        return null;
    }

    public static Refused? Coordinates(double[] x, double[] y)
    {
        if (x.Length != y.Length) return new(Unfit.LengthsDiffer, nameof(y));
        return x.Length == 0 ? new(Unfit.Empty, nameof(x)) : Finite(x, nameof(x)) ?? Finite(y, nameof(y));
    }
}
