using Samsyn.App.Storage;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Meetings;

/// <summary>What meetings prove: each is evidence under the agreement, in the same transaction, so the duties follow by themselves.</summary>
public sealed class MeetingEvidence(SamsynDb db, NewId ids)
{
    /// <summary>That it was held; the id is kept on the meeting.</summary>
    internal string Held(Meeting meeting, Body body, Representation present) =>
        Add(meeting, EvidenceKinds.MeetingHeld, SubjectOf(meeting, body), present.Present);

    /// <summary>That it was not, which explains a gap and never counts.</summary>
    internal void Cancelled(Meeting meeting, Body body) => Add(meeting, EvidenceKinds.MeetingCancelled, SubjectOf(meeting, body), Attendance.None);

    /// <summary>That a standing item of the follow-up plan was treated (MTG-07).</summary>
    internal void Treated(Meeting meeting, AgendaItem item)
    {
        if (item is { Subject: { } subject, Fulfils: { } kind, State: AgendaItemState.Treated }) Add(meeting, kind, subject, Attendance.None);
    }

    /// <summary>Groups within a plan meet for themselves.</summary>
    static DutySubject SubjectOf(Meeting meeting, Body body) => meeting.Group is { } group && body.Subject.Kind == SubjectKind.Plan ? DutySubject.Plan(body.Subject.Key, group) : body.Subject;

    string Add(Meeting meeting, EvidenceKinds kind, DutySubject subject, Attendance attended)
    {
        var id = ids.Next().ToString();
        db.Evidence.Add(new()
        {
            Id = id, AgreementId = meeting.Agreement.Value.ToString(), Kind = kind, Subject = subject, Date = meeting.Date, Attended = attended, Place = meeting.Place, Reference = meeting.Number,
        });
        return id;
    }
}
