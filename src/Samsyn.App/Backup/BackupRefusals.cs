using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Backup;

public sealed record BackupUnreadable(string File, string Reason) : Refusal;

/// <summary>The file is something else.</summary>
public sealed record NotABackup(string File) : Refusal;

/// <summary>Sealed or laid out in a way that a later program introduced.</summary>
public sealed record BackupFormatNewer(string File) : Refusal;

public sealed record BackupUnderOtherKey(string File) : Refusal;

/// <summary>A chunk is not what was sealed. <paramref name="Chunk"/> counts from one.</summary>
public sealed record BackupAltered(string File, long Chunk) : Refusal;

/// <summary>The end is missing.</summary>
public sealed record BackupCutShort(string File, long Chunk) : Refusal;

/// <summary>Sealed as it was, and yet its contents are not what its manifest says.</summary>
public sealed record BackupDoesNotAddUp(string File, string What, string Expected, string Found) : Refusal;

public sealed record BackupOfOtherDatabase(string File, DatabaseKind Kind, DatabaseKind Wanted) : Refusal;

/// <summary>The copy holds a migration that this program does not know.</summary>
public sealed record BackupOfNewerProgram(string File, string Migration) : Refusal;

/// <summary>Nobody asked to replace what is there.</summary>
public sealed record RestoreOverData(string Where, long Rows) : Refusal;

/// <summary>The backup holds originals that were outside the database, and nothing says where they are to go.</summary>
public sealed record BackupFilesNeedPlace(string File, int Files) : Refusal;
