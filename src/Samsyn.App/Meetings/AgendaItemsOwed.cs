using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>
/// What an agenda owes by itself (MTG-07, MTG-08): attendance and mandate, earlier decisions, the standing items of the follow-up plan that are due,
/// annex versions awaiting decision, matters handed here, the next meeting. Adds only what the agenda lacks, in the order that a meeting takes them.
/// </summary>
public sealed class AgendaItemsOwed(SamsynDb db, NewId ids, ReadDutyList duties)
{
    internal async Task Add(Actor actor, Meeting meeting, Body body, CancellationToken cancellation)
    {
        var there = await db.AgendaItems.Where(item => item.Meeting == meeting.Id).ToListAsync(cancellation);
        var lacking = (await Owed(actor, meeting, body, cancellation)).Where(one => !there.Exists(item => IsSame(item, one))).ToList();
        var order = there.Count == 0 ? 0 : there.Max(item => item.Order);
        foreach (var one in lacking) db.AgendaItems.Add(AgendaItem.Create(new(ids.Next()), body.Id, meeting.Id, ++order, one).Value);
    }

    async Task<List<AgendaItemDescription>> Owed(Actor actor, Meeting meeting, Body body, CancellationToken cancellation)
    {
        List<AgendaItemDescription> owed = [Of(AgendaItemKind.Attendance)];
        if (await db.Decisions.AnyAsync(decision => (decision.Body == body.Id || decision.To == body.Id) && decision.Status == DecisionStatus.Open && decision.On < meeting.Date, cancellation)) owed.Add(Of(AgendaItemKind.PreviousDecisions));
        if (body.Kind == BodyKind.Steering)
        {
            owed.AddRange(await Standing(actor, meeting, cancellation));
            owed.AddRange(await AnnexUpdates(meeting, cancellation));
        }
        owed.AddRange(await db.Matters.AsNoTracking().Where(matter => matter.At == body.Id && !matter.IsClosed).OrderBy(matter => matter.Number)
            .Select(matter => new AgendaItemDescription { Kind = AgendaItemKind.Matter, Title = matter.Title, Matter = matter.Id }).ToListAsync(cancellation));
        owed.Add(Of(AgendaItemKind.NextMeeting));
        return owed;
    }

    /// <summary>What the follow-up plan demands in a window that the meeting lies in and that is not done yet.</summary>
    async Task<IEnumerable<AgendaItemDescription>> Standing(Actor actor, Meeting meeting, CancellationToken cancellation)
    {
        var list = await duties.Run(actor, new() { AsOf = meeting.Date, From = meeting.Date.AddYears(-1), To = meeting.Date, Agreement = meeting.Agreement }, cancellation);
        return list.Items
            .Where(item => item.Duty.Demand.Needs.Subject.Kind == SubjectKind.FollowUp && item.Duty.Reminds && item.CanStillBeDone(meeting.Date) && item.Duty.CountsFrom <= meeting.Date
                && item.Status.State is not (DutyState.Fulfilled or DutyState.NotApplicable))
            .GroupBy(item => item.Duty.Demand.Needs.Subject).Select(about => about.OrderBy(item => item.Duty.Due).First())
            .OrderBy(item => item.Duty.Clause.Line)
            .Select(item => new AgendaItemDescription
            {
                Kind = AgendaItemKind.Standing, Title = item.Duty.Title.Swedish, Clause = ClauseOf(item.Duty.Clause), Subject = item.Duty.Demand.Needs.Subject, Fulfils = FirstOf(item.Duty.Demand.Needs.Kinds),
            });
    }

    async Task<IEnumerable<AgendaItemDescription>> AnnexUpdates(Meeting meeting, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsNoTracking().Whole().SingleAsync(agreement => agreement.Id == meeting.Agreement, cancellation);
        return agreement.Annexes.Where(annex => annex.Open is not null && agreement.PathOf(annex) == AmendmentPath.SteeringGroupDecision)
            .Select(annex => new AgendaItemDescription { Kind = AgendaItemKind.AnnexUpdate, Title = annex.Number == 0 ? annex.Title : $"Bilaga {annex.Number}: {annex.Title}", Annex = annex.Number });
    }

    static string ClauseOf(DutyClause clause) => clause.Heading is { } heading ? $"{clause.Document}, {heading}" : clause.Document;

    static EvidenceKinds FirstOf(EvidenceKinds kinds) => Enum.GetValues<EvidenceKinds>().First(kind => kind != EvidenceKinds.None && kinds.HasFlag(kind));

    /// <summary>The words of agendas are those of minutes: Swedish, whoever reads.</summary>
    static AgendaItemDescription Of(AgendaItemKind kind) => new() { Kind = kind, Title = Texts.Of(kind, Language.Swedish) };

    static bool IsSame(AgendaItem item, AgendaItemDescription one) => item.Kind == one.Kind && one.Kind switch
    {
        AgendaItemKind.Standing => item.Subject == one.Subject,
        AgendaItemKind.AnnexUpdate => item.Annex == one.Annex,
        AgendaItemKind.Matter => item.Matter == one.Matter,
        _ => true,
    };
}
