namespace Samsyn.Web.Shell;

/// <summary>Something that programs look up elsewhere, with its name.</summary>
sealed record ApiNamed(Guid Id, string Name);
