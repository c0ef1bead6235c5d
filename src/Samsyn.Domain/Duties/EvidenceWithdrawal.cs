using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Duties;

/// <summary>What was recorded by mistake no longer counts from now on. It stays on record, with the reason.</summary>
public sealed record EvidenceWithdrawal
{
    EvidenceWithdrawal() { }

    public string EvidenceId { get; private init; } = "";
    public string AgreementId { get; private init; } = "";
    public PersonId By { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string Reason { get; private init; } = "";

    public static Outcome<EvidenceWithdrawal> Of(Evidence evidence, PersonId by, DateTimeOffset at, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        return new EvidenceWithdrawal { EvidenceId = evidence.Id, AgreementId = evidence.AgreementId, By = by, At = at, Reason = reason.Trim() };
    }
}
