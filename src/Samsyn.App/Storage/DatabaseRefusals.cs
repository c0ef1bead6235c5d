using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>A setting under which SQLite could lose or corrupt what was saved.</summary>
public sealed record UnsafeDatabase(string File, string Setting, string Value, string Required) : Refusal;

/// <summary>The database holds a migration that this program does not know.</summary>
public sealed record DatabaseNewerThanProgram(string Migration) : Refusal;

public sealed record DatabaseUnreachable(string Where, string Reason) : Refusal;
