using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>A challenge that was answered once: the same answer does not count again, on whichever node it comes.</summary>
sealed class SpentChallenge
{
    /// <summary>Longer than any challenge lives.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public required string Sha256 { get; init; }
    public required DateTimeOffset SpentAt { get; init; }
}

/// <summary>Lets each challenge be answered once. What was spent is saved with whatever the answer changed.</summary>
public sealed class AnsweredChallenges(SamsynDb db, Clock clock)
{
    /// <summary>Longer than any challenge lives.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>More than one old challenge goes for each that comes.</summary>
    const int Swept = 20;

    internal async Task<bool> Spend(string challenge, CancellationToken cancellation)
    {
        var checksum = Checksum.Of(challenge);
        if (await db.SpentChallenges.AnyAsync(spent => spent.Sha256 == checksum, cancellation)) return false;
        var old = clock.Now - Kept;
        db.SpentChallenges.RemoveRange(await db.SpentChallenges.Where(spent => spent.SpentAt < old).Take(Swept).ToListAsync(cancellation));
        db.SpentChallenges.Add(new() { Sha256 = checksum, SpentAt = clock.Now });
        return true;
    }

    /// <summary>Two answers to one challenge at once: the second loses the race for the challenge, or for the version of what it changed.</summary>
    internal async Task<Outcome> Commit(CancellationToken cancellation)
    {
        try
        {
            return await db.Commit(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SignInRefused();
        }
    }
}
