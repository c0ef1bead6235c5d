using Samsyn.Domain.Kernel;

namespace Samsyn.App.Operations;

/// <summary>How a control of docs/security/controls.md turned out.</summary>
public enum ControlState
{
    Kept,
    /// <summary>Does not concern this deployment, or cannot be told before the first start.</summary>
    NotAsked,
    /// <summary>The service may run; somebody should see to it.</summary>
    Warning,
    Broken,
}

/// <summary>
/// What was found of one control. <paramref name="Finding"/> names its words: <c>doctor.&lt;control&gt;.&lt;finding&gt;</c>, with
/// <paramref name="Values"/> filled in; a refusal among them is put into words.
/// </summary>
public sealed record ControlFinding(string Control, ControlState State, string Finding, params IReadOnlyList<object?> Values)
{
    public string Words(Language language) => Texts.Get(language, $"doctor.{Control}.{Finding}", [.. Values.Select(value => value is Refusal refusal ? Texts.Of(refusal, language) : value)]);

    internal static ControlFinding Kept(string control, params IReadOnlyList<object?> values) => new(control, ControlState.Kept, "kept", values);
}

/// <summary>The controls, by the ids that the list in docs/security/controls.md has, in its order.</summary>
public static class Controls
{
    public const string
        Account = "account", DataFolder = "data-folder", Keys = "keys", KeysApart = "keys-apart", Disk = "disk",
        Database = "database", Tables = "tables", Durability = "durability", Pages = "pages", Role = "role", RowSecurity = "row-security", DatabaseTls = "database-tls", Time = "time", Sessions = "sessions",
        Address = "address", ExamplePersons = "example-persons", Files = "files", Scanner = "scanner", Pdf = "pdf", Mail = "mail",
        Backups = "backups", Log = "log", Checkpoints = "checkpoints", Outbox = "outbox", Jobs = "jobs", Nodes = "nodes";

    public static IReadOnlyList<string> All { get; } =
    [
        Account, DataFolder, Keys, KeysApart, Disk, Database, Tables, Durability, Pages, Role, RowSecurity, DatabaseTls, Time, Sessions,
        Address, ExamplePersons, Files, Scanner, Pdf, Mail, Backups, Log, Checkpoints, Outbox, Jobs, Nodes,
    ];
}
