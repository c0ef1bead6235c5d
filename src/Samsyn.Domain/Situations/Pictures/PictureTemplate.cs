using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>An agreement's own list of sections, in the place of <see cref="DefaultSections"/>.</summary>
public sealed class PictureTemplate
{
    readonly List<SectionPlan> _sections = [];

    PictureTemplate() { }

    public AgreementId Agreement { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<SectionPlan> Sections => _sections;

    public static PictureTemplate For(AgreementId agreement) => new() { Agreement = agreement };

    /// <summary>A section that was there keeps its key under a new heading only when the caller says so by giving it.</summary>
    public Outcome Set(IReadOnlyList<SectionPlan> sections)
    {
        if (sections.Count == 0) return new TemplateEmpty();
        if (sections.Any(one => string.IsNullOrWhiteSpace(one.Heading))) return new SectionHeadingMissing();
        if (sections.GroupBy(one => one.Heading.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice) return new TemplateHeadingTwice(twice.Key);
        _sections.Clear();
        _sections.AddRange(sections.Select(one => one with { Heading = one.Heading.Trim() }));
        Version++;
        return Outcome.Done;
    }
}
