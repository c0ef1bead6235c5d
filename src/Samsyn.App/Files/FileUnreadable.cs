using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary>A file on the machine could not be opened or written at all.</summary>
public sealed record FileUnreadable(string Path, string Reason) : Refusal;
