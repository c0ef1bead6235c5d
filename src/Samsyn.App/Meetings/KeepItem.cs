using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A decision as the secretary's form has it: a new one without id, or one that stands there already.</summary>
public sealed record DecisionEntry(DecisionId? Id, DecisionText Text, bool Strike = false);

public sealed record KeepItemCommand(ItemAt At, string Notes, IReadOnlyList<DecisionEntry> Decisions);

/// <summary>What became of it. <paramref name="Refused"/> is the place of the decision that stood in the way, <paramref name="Decisions"/> the ids in the order of the form; null where one was struck.</summary>
public sealed record ItemKept(Outcome Outcome, int? Refused, int Version, IReadOnlyList<DecisionId?> Decisions);

/// <summary>
/// Everything that the secretary writes under one item, in one act: notes, new decisions, corrected and struck ones. All of it or nothing, against
/// one version, so that a form that was overtaken loses none of its parts.
/// </summary>
public sealed class KeepItem(SamsynDb db, NewId ids, ItemChange change, ActLog acts, AnnexDecisions annexes)
{
    public async Task<ItemKept> Run(Actor actor, KeepItemCommand command, CancellationToken cancellation)
    {
        AgendaItem? kept = null;
        int? refused = null;
        List<DecisionId?> written = [];
        var outcome = await change.Run(actor, command.At, Permission.KeepMinutes, nameof(KeepItem), async item =>
        {
            kept = item;
            if (Same(item.Notes, command.Notes) is false && item.Write(command.Notes) is { IsDone: false } wrong) return wrong;
            if (item.Meeting is not { } id) return command.Decisions.Count == 0 ? Outcome.Done : new NotFound();
            var meeting = await db.Meetings.AsNoTracking().SingleAsync(one => one.Id == id, cancellation);
            foreach (var (place, entry) in command.Decisions.Index())
            {
                var (decided, decision) = await Decide(actor, meeting, item, entry, cancellation);
                if (!decided.IsDone)
                {
                    refused = place;
                    return decided;
                }
                written.Add(decision);
            }
            return Outcome.Done;
        }, cancellation);
        // What was refused is not left behind for a later save.
        if (!outcome.IsDone) db.ChangeTracker.Clear();
        return new(outcome, refused, outcome.IsDone ? kept!.Version : command.At.Version, written);
    }

    async Task<(Outcome Outcome, DecisionId? Decision)> Decide(Actor actor, Meeting meeting, AgendaItem item, DecisionEntry entry, CancellationToken cancellation)
    {
        var there = entry.Id is { } id ? await db.Decisions.SingleOrDefaultAsync(one => one.Id == id && one.Item == item.Id, cancellation) : null;
        if (entry.Strike)
        {
            if (there is null) return (Outcome.Done, null);
            db.Decisions.Remove(there);
            acts.Note(actor, nameof(StrikeDecision), there.Id);
            item.Treat();
            return (Outcome.Done, null);
        }
        var text = entry.Text with { ResponsiblePerson = await PersonOf(meeting.Id, entry.Text.Responsible, cancellation) };
        var (present, deciders) = (await db.PresentAt(meeting.Id, cancellation), await db.DecidersAt(meeting.Id, cancellation));
        if (there is null)
        {
            var order = db.Decisions.Local.Where(one => one.Item == item.Id).Select(one => one.Order).Append(await db.Decisions.Where(one => one.Item == item.Id).MaxAsync(one => (int?)one.Order, cancellation) ?? 0).Max();
            var taken = Decision.Take(new(ids.Next()), meeting, item, order + 1, text, present, deciders);
            if (!taken.IsDone) return (taken, null);
            there = taken.Value;
            db.Decisions.Add(there);
            acts.Note(actor, nameof(TakeDecision), there.Id);
        }
        else
        {
            if (IsSame(there, text)) return (Outcome.Done, there.Id);
            if (there.Correct(meeting, text, present, deciders) is { IsDone: false } wrong) return (wrong, null);
            acts.Note(actor, nameof(CorrectDecision), there.Id);
        }
        item.Treat();
        return (await annexes.Try(there, cancellation), there.Id);
    }

    /// <summary>Whoever is called by that name at the meeting; then it is also among that person's work.</summary>
    async Task<PersonId?> PersonOf(MeetingId meeting, string? name, CancellationToken cancellation) => string.IsNullOrWhiteSpace(name) ? null
        : (await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == meeting && attendee.Person != null).ToListAsync(cancellation))
            .FirstOrDefault(attendee => attendee.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))?.Person;

    static bool Same(string stored, string typed) => stored == typed.ReplaceLineEndings("\n").TrimEnd();

    static bool IsSame(Decision there, DecisionText text) =>
        there.Text == text.Text.Trim() && there.Kind == text.Kind && there.Responsible == (string.IsNullOrWhiteSpace(text.Responsible) ? null : text.Responsible.Trim())
        && there.Deadline == text.Deadline && there.ReviewOn == text.ReviewOn && there.Annex == text.Annex && there.To == text.To;
}
