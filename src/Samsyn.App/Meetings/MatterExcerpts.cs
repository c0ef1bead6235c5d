using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>
/// What a forum decided in a matter that another forum asked about goes back to that forum, word for word with its §, and stands on its next agenda
/// (ORG-23, FOR-GEN-06). It happens when the minutes are approved: until then the words may change.
/// </summary>
public sealed class MatterExcerpts(SamsynDb db, Clock clock)
{
    /// <summary>Saved with the approval.</summary>
    internal async Task<Outcome> Return(Actor actor, Meeting meeting, CancellationToken cancellation)
    {
        var items = await db.AgendaItems.Where(item => item.Meeting == meeting.Id && item.Matter != null).ToListAsync(cancellation);
        if (items.Count == 0) return Outcome.Done;
        var decisions = (await db.Decisions.Where(decision => decision.Meeting == meeting.Id).OrderBy(decision => decision.Order).ToListAsync(cancellation)).ToLookup(decision => decision.Item);
        foreach (var item in items.Where(item => decisions[item.Id].Any()))
        {
            var matter = await db.Matters.SingleAsync(one => one.Id == item.Matter!.Value, cancellation);
            if (matter.IsClosed || matter.At != meeting.Body || matter.Origin == matter.At) continue;
            var origin = await db.Bodies.AsNoTracking().SingleAsync(body => body.Id == matter.Origin, cancellation);
            var words = string.Join("\n", decisions[item.Id].Select(decision => decision.Text));
            if (matter.HandTo(origin, $"§ {item.Paragraph?.ToString(CultureInfo.InvariantCulture)}: {words}", actor.Person, clock.Now, decisions[item.Id].First().Id) is { IsDone: false } refused) return refused;
        }
        return Outcome.Done;
    }
}
