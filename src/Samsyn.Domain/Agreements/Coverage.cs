using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

public enum CoverageStatus { Missing, Preparing, InForce, Expired }

/// <summary>One district and the local agreement that says most about it on a date.</summary>
public sealed record DistrictCoverage(OrganisationId District, CoverageStatus Status, AgreementId? Agreement);

public static class Coverage
{
    /// <summary>For every district whether a local agreement exists, is in force, has expired or is missing (AGR-02).</summary>
    public static IReadOnlyList<DistrictCoverage> On(DateOnly date, IEnumerable<OrganisationId> districts, IReadOnlyCollection<Agreement> agreements) =>
        [.. districts.Select(district => agreements
            .Where(a => a.Level == AgreementLevel.Local && a.SigningParties.Any(p => p.Organisation == district))
            .Select(a => new DistrictCoverage(district, StatusOf(a, date), a.Id))
            .OrderByDescending(c => c.Status == CoverageStatus.InForce).ThenByDescending(c => c.Status == CoverageStatus.Preparing)
            .FirstOrDefault() ?? new(district, CoverageStatus.Missing, null))];

    /// <summary>The local agreements that must be reviewed because the overarching one they are bound to was replaced or given a new text by a date (AGR-04).</summary>
    public static IReadOnlyList<AgreementId> ToReviewAfterRevision(Agreement parent, DateOnly date, IEnumerable<Agreement> agreements)
    {
        var superseded = parent.StateOn(date) == AgreementState.Superseded;
        var revised = parent.Annexes.SelectMany(a => a.Versions).Where(v => v.DecidedOn <= date).Max(v => v.DecidedOn);
        return superseded || revised is not null
            ? [.. agreements.Where(a => a.Parent == parent.Id && a.IsInForceOn(date) && (superseded || a.InForceFrom < revised)).Select(a => a.Id)]
            : [];
    }

    static CoverageStatus StatusOf(Agreement agreement, DateOnly date) => agreement.StateOn(date) switch
    {
        _ when agreement.IsInForceOn(date) => CoverageStatus.InForce,
        AgreementState.Expired or AgreementState.TerminatedEarly or AgreementState.Superseded => CoverageStatus.Expired,
        _ => CoverageStatus.Preparing,
    };
}
