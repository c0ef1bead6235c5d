using Samsyn.Domain.Agreements;

namespace Samsyn.App.Duties;

/// <summary>
/// How many times the evidence of an agreement's duties has changed. The database itself counts, in the transaction of the change, whoever makes it: what is kept
/// in memory is then known to be current by one small number, however many years of evidence there are.
/// </summary>
sealed class EvidenceStir
{
    public AgreementId Agreement { get; init; }
    public long Count { get; init; }
}
