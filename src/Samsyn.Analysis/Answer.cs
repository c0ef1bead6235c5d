namespace Samsyn.Analysis;

/// <summary>Why a question has no answer. Carries data, never prose: the words stand in <c>App/Texts/situations.analysis.json</c>.</summary>
public abstract record NoAnswer;

/// <summary>What was asked about holds nothing to count.</summary>
public sealed record NothingGiven : NoAnswer;

/// <summary>A count is below zero.</summary>
/// <param name="Value">The count that was given.</param>
/// <param name="Place">Its place in what was given, from 1.</param>
public sealed record NegativeCount(double Value, int Place) : NoAnswer;

/// <summary>A population, length of time or weight is not a number above zero.</summary>
/// <param name="Value">What was given, as text, for it may be no number.</param>
/// <param name="Place">Its place in what was given, from 1.</param>
public sealed record ExposureNotPositive(string Value, int Place) : NoAnswer;

/// <summary>Two lists that belong together are of different length.</summary>
/// <param name="First">Values in the first.</param>
/// <param name="Second">Values in the second.</param>
public sealed record LengthsDiffer(int First, int Second) : NoAnswer;

/// <summary>There are too few values for the method.</summary>
/// <param name="Given">Values given.</param>
/// <param name="Needed">Values the method needs.</param>
public sealed record TooShort(int Given, int Needed) : NoAnswer;

/// <summary>A value that shall be a number is none, or without bound.</summary>
/// <param name="Place">Its place in what was given, from 1.</param>
public sealed record NotANumber(int Place) : NoAnswer;

/// <summary>A parameter is outside what the method allows.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">What was given.</param>
/// <param name="Lowest">The lowest allowed value.</param>
/// <param name="Highest">The highest allowed value.</param>
public sealed record OutsideRange(string Name, double Value, double Lowest, double Highest) : NoAnswer;

/// <summary>Every value is zero, so nothing can be estimated from them.</summary>
public sealed record AllZero : NoAnswer;

/// <summary>The model could not be fitted: what explains does not vary, or two explanations say the same.</summary>
public sealed record CannotBeFitted : NoAnswer;

/// <summary>An answer, or why there is none. Refusals that are expected are values; an exception is a bug in the caller.</summary>
/// <typeparam name="T">What the answer is.</typeparam>
public sealed class Answer<T>
{
    readonly T? _value;

    Answer(T? value, NoAnswer? why) => (_value, Why) = (value, why);

    /// <summary>Why there is no answer, or null when there is one.</summary>
    public NoAnswer? Why { get; }

    /// <summary>Whether there is an answer.</summary>
    public bool IsGiven => Why is null;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsGiven"/> first.</exception>
    public T Value => IsGiven ? _value! : throw new InvalidOperationException($"No answer: {Why}");

    /// <summary>A value is an answer.</summary>
    /// <param name="value">The answer.</param>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>A reason is an answer that is not given.</summary>
    /// <param name="why">The reason.</param>
    public static implicit operator Answer<T>(NoAnswer why) => new(default, why);
}

/// <summary>A two-sided confidence interval.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end; null when there is none, as for a ratio to zero.</param>
public readonly record struct Interval(double Lower, double? Upper)
{
    /// <summary>Whether a value lies within, ends included.</summary>
    /// <param name="value">The value.</param>
    public bool Holds(double value) => value >= Lower && (Upper is null || value <= Upper);
}
