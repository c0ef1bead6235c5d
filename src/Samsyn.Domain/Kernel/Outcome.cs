namespace Samsyn.Domain.Kernel;

/// <summary>Why an act was refused. Carries data, never prose: the words stand in <c>App/Texts/refusals.json</c> in both languages.</summary>
public abstract record Refusal
{
    /// <summary>The form field the refusal concerns, or null when it concerns the act as a whole.</summary>
    public virtual string? Field => null;
}

/// <summary>Done, or refused with every reason at once. An exception is kept for bugs and a broken world.</summary>
public class Outcome
{
    protected Outcome(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    public IReadOnlyList<Refusal> Refusals { get; }
    public bool IsDone => Refusals.Count == 0;

    public static Outcome Done { get; } = new([]);
    public static Outcome Refused(params IReadOnlyList<Refusal> refusals) => new(refusals);
    public static implicit operator Outcome(Refusal refusal) => new([refusal]);

    /// <summary>Done when nothing was found, otherwise refused with all that was found.</summary>
    public static Outcome From(IReadOnlyList<Refusal> found) => found.Count == 0 ? Done : new(found);
}

/// <summary>An <see cref="Outcome"/> that yields a value when done.</summary>
public sealed class Outcome<T> : Outcome
{
    readonly T? _value;

    Outcome(T value) : base([]) => _value = value;
    Outcome(IReadOnlyList<Refusal> refusals) : base(refusals) { }

    /// <summary>The value; asking a refused outcome for it is a bug in the caller.</summary>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"Refused: {string.Join(", ", Refusals)}");

    public static implicit operator Outcome<T>(T value) => new(value);
    public static implicit operator Outcome<T>(Refusal refusal) => new([refusal]);
    public static new Outcome<T> Refused(params IReadOnlyList<Refusal> refusals) => new(refusals);
}
