using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>One agreement in a list, as it stood on the date asked about.</summary>
public sealed record AgreementRow
{
    public required AgreementId Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required AgreementLevel Level { get; init; }
    public required AgreementState State { get; init; }
    public required DateOnly? InForceFrom { get; init; }
    public required DateOnly? LastDay { get; init; }
    public required AgreementId? Parent { get; init; }
    public required IReadOnlyList<string> Parties { get; init; }
    /// <summary>Consultation no later than, while none has been held for the coming last day; null when there is none to hold.</summary>
    public required DateOnly? ConsultationBy { get; init; }
    public required int Proposed { get; init; }
}

public sealed class ReadAgreements(SamsynDb db, Clock clock)
{
    /// <summary>Overarching agreements first, then by number. <paramref name="on"/> is the date asked about; today when null.</summary>
    public async Task<IReadOnlyList<AgreementRow>> Run(Actor actor, DateOnly? on, CancellationToken cancellation)
    {
        var date = on ?? clock.Today;
        var agreements = await db.Agreements.AsNoTracking().VisibleTo(actor).WholeFor(actor).OrderBy(agreement => agreement.Number).ToListAsync(cancellation);
        return [.. agreements.OrderBy(agreement => agreement.Level).Select(agreement => new AgreementRow
        {
            Id = agreement.Id, Number = agreement.Number, Title = agreement.Title, Level = agreement.Level, State = agreement.StateOn(date),
            InForceFrom = agreement.InForceFrom, LastDay = agreement.Validity.LastDay, Parent = agreement.Parent,
            Parties = [.. agreement.Parties.Select(party => party.Name)],
            ConsultationBy = agreement.LatestConsultation is { } by && by >= date && !agreement.Consultations.Any(held => held.ForLastDay == agreement.TermLastDay) ? by : null,
            Proposed = agreement.Annexes.Count(annex => annex.Open is not null),
        })];
    }
}
