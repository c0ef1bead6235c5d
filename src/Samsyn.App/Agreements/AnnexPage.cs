using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>One annex with all its versions, and two of them compared.</summary>
public sealed record AnnexPage
{
    public required AgreementLink Agreement { get; init; }
    public required int AgreementVersion { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required AnnexKind Kind { get; init; }
    public required AmendmentPath Path { get; init; }
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<VersionOnPage> Versions { get; init; }
    /// <summary>Null when there is nothing to compare.</summary>
    public required VersionComparison? Comparison { get; init; }
    public required IReadOnlyList<AgreementParty> SigningParties { get; init; }
    /// <summary>The steering group by the name the agreement gives it.</summary>
    public required string? SteeringGroup { get; init; }
    public required IReadOnlySet<Permission> May { get; init; }

    public VersionOnPage? Open => Versions.FirstOrDefault(one => one.Version.State == AnnexVersionState.Proposed);
    public VersionOnPage? Applies => Versions.FirstOrDefault(one => one.Applies);
}

public sealed record VersionOnPage(AnnexVersion Version, string? Author, bool Applies);

public sealed record VersionComparison(AnnexVersion Before, AnnexVersion After, IReadOnlyList<DifferenceLine> Lines, IReadOnlyList<FactChange> Facts);

public sealed class ReadAnnexPage(SamsynDb db, Clock clock)
{
    /// <summary><paramref name="before"/> and <paramref name="after"/> are version numbers; by default the latest and the one it replaces.</summary>
    public async Task<AnnexPage?> Run(Actor actor, AgreementId id, int number, int? before, int? after, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).WholeFor(actor).SingleOrDefaultAsync(agreement => agreement.Id == id, cancellation);
        if (agreement?.Annexes.FirstOrDefault(annex => annex.Number == number) is not { } annex) return null;
        List<PersonId> authors = [.. annex.Versions.Select(version => version.Author).OfType<PersonId>().Distinct()];
        var names = await db.Persons.AsNoTracking().Where(person => authors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var applies = annex.DecidedBy(clock.Today);
        return new()
        {
            Agreement = AgreementLink.To(agreement),
            AgreementVersion = agreement.Version,
            Number = annex.Number,
            Title = annex.Title,
            Kind = annex.Kind,
            Path = agreement.PathOf(annex),
            Versions = [.. annex.Versions.OrderByDescending(version => version.Number)
                .Select(version => new VersionOnPage(version, version.Author is { } author ? names.GetValueOrDefault(author) : null, version.Id == applies?.Id))],
            Comparison = Compared(annex, before, after),
            SigningParties = [.. agreement.SigningParties],
            SteeringGroup = agreement.Annexes.Select(one => one.DecidedBy(clock.Today)).OfType<AnnexVersion>().SelectMany(version => version.Facts.Bodies)
                .FirstOrDefault(body => body.Kind == BodyKind.Steering)?.Name,
            May = Enum.GetValues<Permission>().Where(actor.May).ToHashSet(),
        };
    }

    static VersionComparison? Compared(Annex annex, int? before, int? after)
    {
        var later = annex.Versions.FirstOrDefault(version => version.Number == after) ?? (after is null ? annex.Versions.MaxBy(version => version.Number) : null);
        if (later is null) return null;
        var earlier = before is null
            ? annex.Versions.Where(version => version.Number < later.Number && version.State == AnnexVersionState.Decided).MaxBy(version => version.Number)
            : annex.Versions.FirstOrDefault(version => version.Number == before);
        return earlier is null || earlier.Number == later.Number ? null
            : new(earlier, later, LineDifference.Between(earlier.Text.Lines, later.Text.Lines), FactChanges.Between(FactSlices.Carried(annex.Kind, earlier.Facts), later.Facts));
    }
}

/// <summary>What someone means to propose, held against the version that applies; nothing is stored.</summary>
public sealed class PreviewAnnexVersion(ReadAnnexPage pages)
{
    public async Task<(AnnexPage Page, VersionPreview Preview)?> Run(Actor actor, AgreementId id, int number, IReadOnlyList<string> lines, AgreementFacts facts, CancellationToken cancellation)
    {
        if (await pages.Run(actor, id, number, null, null, cancellation) is not { } page) return null;
        var now = page.Applies?.Version;
        var carried = FactSlices.Carried(page.Kind, facts);
        return (page, new(LineDifference.Between(now?.Text.Lines ?? [], lines),
            FactChanges.Between(now is null ? new() : FactSlices.Carried(page.Kind, now.Facts), carried)));
    }
}

public sealed record VersionPreview(IReadOnlyList<DifferenceLine> Lines, IReadOnlyList<FactChange> Facts);
