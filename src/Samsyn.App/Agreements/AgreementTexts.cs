using System.Collections.Concurrent;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements;

namespace Samsyn.App.Agreements;

/// <summary>How texts are to be set, by their checksum: a frozen text is looked through once, not at every request.</summary>
public sealed class AgreementTexts
{
    const int Kept = 64;
    readonly ConcurrentDictionary<string, IReadOnlyList<TextShape>> _shapes = new(StringComparer.Ordinal);

    public IReadOnlyList<TextShape> ShapesOf(AgreementText text)
    {
        if (_shapes.TryGetValue(text.Sha256, out var known)) return known;
        if (_shapes.Count >= Kept) _shapes.Clear();
        return _shapes[text.Sha256] = DocumentShape.Of(text.Lines);
    }
}
