namespace Samsyn.App.Storage;

/// <summary>Under which names the database driver measures itself: traces of statements without their values, and pool and command figures.</summary>
public static class DatabaseTelemetry
{
    public static IReadOnlyList<string> Names { get; } = ["Npgsql"];
}
