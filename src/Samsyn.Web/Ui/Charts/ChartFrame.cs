using Samsyn.Documents.Writing.Charts;

namespace Samsyn.Web.Ui.Charts;

/// <summary>A chart with what must stand round it: what it says in words, what keeps it from being misread, and where it comes from.</summary>
public sealed record ChartFrame
{
    /// <summary>Its anchor on the page.</summary>
    public required string Id { get; init; }
    public required Chart Chart { get; init; }
    /// <summary>The verdict first, then figures.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
    public IReadOnlyList<string> Notices { get; init; } = [];
    /// <summary>Who publishes the data and what time it is about (SIT-18); null only where a page says it for all of its charts.</summary>
    public string? Source { get; init; }
    /// <summary>Where its files are, without extension; null where there are none.</summary>
    public string? Files { get; init; }
    /// <summary>What follows the extension in the address of a file, such as <c>?typ=…</c>.</summary>
    public string Query { get; init; } = "";
    /// <summary>Level of its heading, 2–5.</summary>
    public int Level { get; init; } = 3;
}
