using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Organisations;

/// <summary>Something that belongs to one party until it is shared: an imported document, a party's own picture of the situation (SIT-02).</summary>
public interface IOwnedBySide
{
    /// <summary>The party whose it is; null when it has been both parties' from the beginning.</summary>
    PartySide? Side { get; }

    /// <summary>The day from which both parties see it; null while it is its own side's alone.</summary>
    DateOnly? SharedOn { get; }
}

/// <summary>The two states of what a side owns, as the access matrix names them.</summary>
public static class Ownership
{
    public const string Private = nameof(Private);
    public const string Shared = nameof(Shared);

    public static string StateOf(IOwnedBySide one) => one.SharedOn is null ? Private : Shared;
}
