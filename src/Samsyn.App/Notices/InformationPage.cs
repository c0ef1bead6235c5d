using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>What the parties of one agreement told each other, latest first.</summary>
public sealed record InformationPage
{
    public required AgreementPage Agreement { get; init; }
    public required IReadOnlyList<InformationNote> Notes { get; init; }
    /// <summary>The persons that the notes name as having recorded or acknowledged.</summary>
    public required IReadOnlyDictionary<PersonId, string> Names { get; init; }
    /// <summary>The signing parties that the actor may tell something for.</summary>
    public required IReadOnlyList<AgreementParty> OwnParties { get; init; }
    public required bool MayGive { get; init; }
    public required IReadOnlyList<PartySide> Sides { get; init; }

    public bool MayAcknowledge(InformationNote note) => note.AcknowledgedAt is null && (note.RecipientSide is { } side ? Sides.Contains(side) : MayGive);
}

/// <summary>Reads an <see cref="InformationPage"/>; null when there is no such agreement for the actor.</summary>
public sealed class ReadInformation(SamsynDb db, ReadAgreementPage agreements)
{
    public async Task<InformationPage?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (await agreements.Run(actor, id, null, cancellation) is not { } agreement) return null;
        var notes = await db.InformationNotes.AsNoTracking().VisibleTo(actor).Where(note => note.Agreement == id).OrderByDescending(note => note.SentAt).ThenByDescending(note => note.Id).ToListAsync(cancellation);
        List<PersonId> named = [.. notes.SelectMany(note => new[] { note.RecordedBy, note.AcknowledgedBy ?? note.RecordedBy }).Distinct()];
        return new()
        {
            Agreement = agreement,
            Notes = notes,
            Names = await db.Persons.AsNoTracking().Where(person => named.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation),
            OwnParties = [.. agreement.Parties.Where(party => party.Standing == PartyStanding.Signing && actor.MayFor(party.Side, Permission.GiveInformation))],
            MayGive = actor.May(Permission.GiveInformation),
            Sides = actor.SidesWith(Permission.GiveInformation),
        };
    }
}

/// <summary>One row of the desk: who told whom what, under which agreement.</summary>
public sealed record InformationRow(InformationNote Note, string AgreementNumber, string AgreementTitle);

public sealed record InformationDesk
{
    /// <summary>What the actor's side has been told and has not acknowledged, oldest first.</summary>
    public required IReadOnlyList<InformationRow> ToAcknowledge { get; init; }
    /// <summary>The latest that was told, either way.</summary>
    public required IReadOnlyList<InformationRow> Latest { get; init; }
    public required IReadOnlyList<AgreementLink> Agreements { get; init; }
    public required bool MayGive { get; init; }
}

/// <summary>What has been told across all agreements that the actor sees.</summary>
public sealed class ReadInformationDesk(SamsynDb db)
{
    const int Most = 50;

    public async Task<InformationDesk> Run(Actor actor, CancellationToken cancellation)
    {
        var sides = actor.SidesWith(Permission.GiveInformation);
        var (city, police) = (sides.Contains(PartySide.City), sides.Contains(PartySide.Police));
        var rows = db.InformationNotes.AsNoTracking().VisibleTo(actor).Join(db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor), note => note.Agreement, agreement => agreement.Id,
            (note, agreement) => new { note, agreement.Number, agreement.Title });
        var open = await rows.Where(row => row.note.AcknowledgedAt == null && ((city && row.note.RecipientSide == PartySide.City) || (police && row.note.RecipientSide == PartySide.Police)))
            .OrderBy(row => row.note.SentAt).Take(Most).ToListAsync(cancellation);
        var latest = await rows.OrderByDescending(row => row.note.SentAt).Take(Most).ToListAsync(cancellation);
        return new()
        {
            ToAcknowledge = [.. open.Select(row => new InformationRow(row.note, row.Number, row.Title))],
            Latest = [.. latest.Select(row => new InformationRow(row.note, row.Number, row.Title))],
            Agreements = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(agreement => EF.Property<DateOnly?>(agreement, MarksWhatBinds.BindingFrom) != null)
                .OrderBy(agreement => agreement.Number).Select(agreement => new AgreementLink(agreement.Id, agreement.Number, agreement.Title)).ToListAsync(cancellation),
            MayGive = actor.May(Permission.GiveInformation),
        };
    }
}
