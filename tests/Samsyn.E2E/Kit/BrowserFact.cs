using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.E2E.Kit;

/// <summary>A test in a real browser; reported as skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Absent;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Absent;
}

/// <summary>A test in real browsers against nodes that share a PostgreSQL.</summary>
public sealed class BrowserPostgreSqlFactAttribute : FactAttribute
{
    public BrowserPostgreSqlFactAttribute() => Skip = Browser.Absent ?? PostgreSqlDatabases.Absent;
}

/// <summary>A test in a real browser over the real documents.</summary>
public sealed class BrowserSeedFactAttribute : FactAttribute
{
    public BrowserSeedFactAttribute() => Skip = Browser.Absent ?? (Seeds.Present ? null : "The real documents (../shared/seeds) are not on this machine.");
}

/// <summary>Pictures are taken when somebody asks for them.</summary>
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = Browser.Absent ?? (Judge.PictureFolder is null ? "No pictures were asked for (SAMSYN_SCREENSHOTS names the folder)." : null);
}
