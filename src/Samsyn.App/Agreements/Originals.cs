using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>The frozen text with its annexes as it is printed: one identical original for each signing party (AGR-35).</summary>
public sealed record Originals
{
    public required AgreementPage Page { get; init; }
    /// <summary>The text in its own blocks, without the page headers: the print has its own.</summary>
    public required IReadOnlyList<TextShape> Shapes { get; init; }
    /// <summary>On every page of every original (AGR-10).</summary>
    public required IReadOnlyList<string> DiaryNumbers { get; init; }

    public int Copies => Page.Parties.Count(party => party.Standing == PartyStanding.Signing);
}

/// <summary>Reads <see cref="Originals"/>; null when there is no such agreement for the actor.</summary>
public sealed class ReadOriginals(ReadAgreementPage pages, ReadAgreementDocument documents)
{
    public async Task<Originals?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (await pages.Run(actor, id, null, cancellation) is not { } page) return null;
        // On its first day nothing has been changed yet: what applied then is what was signed.
        var document = await documents.Run(actor, id, page.Time.InForceFrom, new(All: true), cancellation);
        var numbers = page.DiaryNumbers.DistinctBy(diary => new DiaryNumber(diary.Number)).Select(diary => diary.Number).ToList();
        return new()
        {
            Page = page,
            Shapes = [.. document!.Shown.Where(shown => !shown.Section.IsLater).SelectMany(shown => shown.Shapes).Where(shape => !IsPageHeader(shape, numbers))],
            DiaryNumbers = numbers,
        };
    }

    static bool IsPageHeader(TextShape shape, List<string> numbers) =>
        shape.Kind == ShapeKind.Aside && numbers.Exists(number => Unspaced(shape.Text).Contains(Unspaced(number), StringComparison.OrdinalIgnoreCase));

    static string Unspaced(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
