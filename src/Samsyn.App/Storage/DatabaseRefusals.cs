using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>A setting under which SQLite could lose or corrupt what was saved.</summary>
public sealed record UnsafeDatabase(string File, string Setting, string Value, string Required) : Refusal;

/// <summary>The database holds a migration that this program does not know and cannot work beside.</summary>
public sealed record DatabaseNewerThanProgram(string Migration) : Refusal;

/// <summary>The database lacks a migration of this program; seen only while it runs, since starting brings it up to date.</summary>
public sealed record DatabaseOlderThanProgram(string Migration) : Refusal;

public sealed record DatabaseUnreachable(string Where, string Reason) : Refusal;

/// <summary>The key file cannot be used, or it does not open what other nodes have sealed.</summary>
public sealed record MasterKeyUnusable(string File, string Reason) : Refusal;

/// <summary>Other nodes seal with a key that is not in this node's file.</summary>
public sealed record MasterKeyForeign(string File) : Refusal;
