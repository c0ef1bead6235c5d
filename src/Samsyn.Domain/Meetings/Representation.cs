using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;

namespace Samsyn.Domain.Meetings;

/// <summary>
/// Who was there, as far as it decides anything. No agreement states a quorum; forums are owned jointly, so a decision needs somebody with
/// mandate from each party, and anything less is a proposal (ORG-21, MTG-12).
/// </summary>
public sealed record Representation
{
    public int Count { get; private init; }
    public required Attendance Present { get; init; }
    public required Attendance WithMandate { get; init; }

    public bool CanDecide => WithMandate == Attendance.Both;

    /// <summary>The parties that nobody with mandate was there for.</summary>
    public IReadOnlyList<PartySide> WithoutMandate =>
        [.. new[] { PartySide.Police, PartySide.City }.Where(side => !WithMandate.HasFlag(Of(side)))];

    public static Representation Of(IEnumerable<Attendee> attendees)
    {
        var present = attendees.Where(one => one.Presence == Presence.Present).ToList();
        return new()
        {
            Count = present.Count,
            Present = Sum(present),
            WithMandate = Sum(present.Where(one => one is { HasMandate: true, IsAdjunct: false })),
        };
    }

    static Attendance Sum(IEnumerable<Attendee> attendees) => attendees.Aggregate(Attendance.None, (sum, one) => one.Side is { } side ? sum | Of(side) : sum);

    static Attendance Of(PartySide side) => side == PartySide.Police ? Attendance.Police : Attendance.City;
}
