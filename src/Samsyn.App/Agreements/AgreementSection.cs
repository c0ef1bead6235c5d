using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.App.Agreements;

/// <summary>A part of an agreement's text that is read by itself: the cover, or an annex in the version that applies.</summary>
public sealed record AgreementSection
{
    /// <summary>Null for the cover and what else stands before the first annex.</summary>
    public required AnnexOnPage? Annex { get; init; }
    /// <summary>The version shown; null for the cover.</summary>
    public AnnexVersion? Version { get; init; }
    /// <summary>The whole text that the lines are counted in.</summary>
    public required AgreementText Text { get; init; }
    public required int From { get; init; }
    public required int To { get; init; }
    /// <summary>The facts whose lines are lines of <see cref="Text"/>.</summary>
    public required AgreementFacts Facts { get; init; }
    /// <summary>The text is that of a later version, not a part of the agreement's own.</summary>
    public bool IsLater { get; init; }

    public int Number => Annex?.Number ?? 0;

    public static IReadOnlyList<AgreementSection> Of(AgreementPage page, (int From, int To)? within = null)
    {
        var whole = within ?? (1, page.Text.Lines.Count);
        List<(AnnexOnPage Annex, AnnexVersion Version)> shown = [.. page.Annexes
            .Select(annex => (annex, version: annex.Applies ?? annex.Versions.FirstOrDefault(version => version is { State: AnnexVersionState.Decided, DecidedOn: null })))
            .Where(one => one.version is not null).Select(one => (one.annex, one.version!))];
        var original = FactSlices.Join(page.Annexes.Select(annex => annex.Versions[0].Facts));
        var ranges = original.Annexes.Where(annex => annex is { TextFrom: { } from, TextTo: { } to } && from >= whole.Item1 && from <= whole.Item2 && to >= from)
            .DistinctBy(annex => annex.Number).OrderBy(annex => annex.TextFrom).ToList();

        List<AgreementSection> sections = [];
        void Add(AnnexOnPage? annex, AnnexVersion? version, int from, int to)
        {
            if (version is { DecidedOn: not null })
                sections.Add(new() { Annex = annex, Version = version, Text = version.Text, From = 1, To = version.Text.Lines.Count, Facts = version.Facts, IsLater = true });
            else if (from <= to && page.Text.Lines.Skip(from - 1).Take(to - from + 1).Any(line => !string.IsNullOrWhiteSpace(line)))
                sections.Add(new() { Annex = annex, Version = version, Text = page.Text, From = from, To = to, Facts = original });
        }

        // Where the agreement's own text is not itself an annex with a place, it is what stands before the first one.
        var main = shown.Find(one => one.Annex.Kind == AnnexKind.Agreement && ranges.TrueForAll(range => range.Number != one.Annex.Number));
        Add(main.Annex, main.Version, whole.Item1, ranges.Count > 0 ? ranges[0].TextFrom!.Value - 1 : whole.Item2);
        for (var i = 0; i < ranges.Count; i++)
        {
            var (annex, version) = shown.Find(one => one.Annex.Number == ranges[i].Number);
            Add(annex, version, ranges[i].TextFrom!.Value, i + 1 < ranges.Count ? ranges[i + 1].TextFrom!.Value - 1 : whole.Item2);
        }
        // Annexes that came later than the document they belong to.
        foreach (var (annex, version) in shown.Where(one => one.Version.DecidedOn is not null && !sections.Exists(section => section.Annex?.Number == one.Annex.Number)))
            Add(annex, version, 1, 0);
        return [.. sections.OrderBy(section => section.Annex?.Number ?? int.MinValue)];
    }
}
