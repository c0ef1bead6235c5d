using Microsoft.AspNetCore.Components;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>The review: what was understood, in groups, beside the text it was understood from.</summary>
public sealed record ReviewModel(ProposalPage Page, IReadOnlyList<FactGroup> Groups, IReadOnlyList<FindingGroup> Findings, IReadOnlyList<FieldError> Lacking, MarkupString Text)
{
    public required string Address { get; init; }
    public required int FindingsLeft { get; init; }
    public required int Changes { get; init; }
    /// <summary>What just happened, or null.</summary>
    public string? Status { get; init; }
    public int Facts => Groups.Sum(group => group.Count);
}

/// <summary>Facts of one subject.</summary>
public sealed record FactGroup(string Id, string Title, IReadOnlyList<FactItem> Items)
{
    /// <summary>Where one of this sort is added.</summary>
    public IReadOnlyList<Link> Add { get; init; } = [];
    public IReadOnlyList<RemovedItem> Removed { get; init; } = [];
    /// <summary>Long and seldom read: only its heading shows at first.</summary>
    public bool IsFolded { get; init; }
    /// <summary>The groups of an annexed overarching agreement.</summary>
    public IReadOnlyList<FactGroup> Groups { get; init; } = [];
    public int Count => Items.Sum(item => item.Count) + Groups.Sum(group => group.Count);
}

/// <summary>One fact.</summary>
public sealed record FactItem(string Path, string Id, string Title, int Line)
{
    /// <summary>The sort of fact, where the group holds several.</summary>
    public string? Sort { get; init; }
    public IReadOnlyList<FactRow> Rows { get; init; } = [];
    public IReadOnlyList<FactItem> Parts { get; init; } = [];
    public MarkShown? Mark { get; init; }
    /// <summary>The words of its line, for narrow screens.</summary>
    public string? Quote { get; init; }
    /// <summary>Folds: an action plan or an area.</summary>
    public bool IsCard { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<Link> Add { get; init; } = [];
    /// <summary>False for the kind of document, which is no fact of the text.</summary>
    public bool CanRemove { get; init; } = true;
    public int Count => 1 + Parts.Sum(part => part.Count);
}

/// <summary>One field of a fact; no text: the document does not state it.</summary>
public sealed record FactRow(string Label, string? Text)
{
    public string? Id { get; init; }
    /// <summary>Set when the field is corrected by itself.</summary>
    public string? Path { get; init; }
    public int Line { get; init; }
    public MarkShown? Mark { get; init; }
    public ReadinessLevel? Level { get; init; }
    /// <summary>The label as it stood in the document, where it differs.</summary>
    public string? Original { get; init; }
    /// <summary>What the text was understood to mean, below it.</summary>
    public string? Meaning { get; init; }
}

/// <summary>A correction as it shows: what was read, and the path that takes it back.</summary>
public sealed record MarkShown(string Path, string Before, bool IsAdded);

public sealed record RemovedItem(int Number, string Name);

/// <summary>Findings of one kind.</summary>
public sealed record FindingGroup(string Code, IReadOnlyList<FindingShown> Findings)
{
    public int Left => Findings.Count(finding => !finding.Seen);
}

public sealed record FindingShown(int Number, int Line, string Text, bool Seen);
