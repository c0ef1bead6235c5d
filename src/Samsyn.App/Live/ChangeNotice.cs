namespace Samsyn.App.Live;

/// <summary>Something was changed: what kind of thing, and its id. Never what changed; whoever may see it reads it anew.</summary>
public readonly record struct ChangeNotice(string Kind, Guid Id)
{
    public const string Agreement = nameof(Agreement), Proposal = nameof(Proposal), Outbox = nameof(Outbox), Meeting = nameof(Meeting);

    /// <summary>As it travels between nodes and to browsers.</summary>
    public override string ToString() => $"{Kind}:{Id}";

    public static ChangeNotice? Parse(string? text) =>
        text?.Split(':') is [{ Length: > 0 and <= 40 } kind, var id] && Guid.TryParse(id, out var guid) ? new(kind, guid) : null;
}
