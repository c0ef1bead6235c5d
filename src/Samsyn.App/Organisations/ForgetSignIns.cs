using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;

namespace Samsyn.App.Organisations;

/// <summary>
/// Forgets what signing in and sending forms leave behind, when its time is over: it tells who sat where and when, and serves nobody any more. That a
/// person signed in stays in the log of acts.
/// </summary>
sealed class ForgetSignIns(SamsynDb db, AnsweredForms forms, Clock clock) : IJob
{
    public const string Name = "forget";
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>As long as somebody may ask where they were signed in.</summary>
    internal static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    public async Task<int> Do(CancellationToken cancellation)
    {
        var now = clock.Now;
        var (ended, spent) = (now - SessionsKept, now - SpentChallenge.Kept);
        // EndsAt bounds a session that nobody ended: it was open at that instant at the latest.
        return await db.Sessions.Where(session => session.EndedAt < ended || session.EndsAt < ended).ExecuteDeleteAsync(cancellation)
            + await db.SpentChallenges.Where(challenge => challenge.SpentAt < spent).ExecuteDeleteAsync(cancellation)
            + await forms.RemoveOld(cancellation);
    }
}
