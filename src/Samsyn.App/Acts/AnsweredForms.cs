using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;

namespace Samsyn.App.Acts;

/// <summary>
/// Makes a form count once. The record is written by the commit of the act itself, so that there is never an act without its record nor a
/// record without its act; two equal forms at once race for its primary key, and the slower act is rolled back whole.
/// </summary>
public sealed class AnsweredForms(SamsynDb db, Clock clock)
{
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public async Task<EarlierAnswer?> Earlier(SentForm form, CancellationToken cancellation) => await db.AnsweredForms
        .Where(answered => answered.Session == form.Session && answered.FormKey == form.FormKey)
        .Select(answered => new EarlierAnswer(answered.Content == form.Content, answered.Address))
        .SingleOrDefaultAsync(cancellation);

    /// <summary>The next commit of this request is the act of the form.</summary>
    public void Expect(SentForm form) =>
        db.FormAtHand = new() { Session = form.Session, FormKey = form.FormKey, Content = form.Content, At = clock.Now };

    /// <summary>The database context goes back to a pool: what this request expected must not be found by the next.</summary>
    public void ExpectNothing() => db.FormAtHand = null;

    public Task Led(SentForm form, string address, CancellationToken cancellation) =>
        Of(form).ExecuteUpdateAsync(change => change.SetProperty(answered => answered.Address, address), cancellation);

    /// <summary>The answer was a refusal after all: the form may be sent again.</summary>
    public Task Forget(SentForm form, CancellationToken cancellation) => Of(form).ExecuteDeleteAsync(cancellation);

    /// <summary>Removes what is older than a week: nobody's browser sends a form again after that.</summary>
    public Task<int> RemoveOld(CancellationToken cancellation)
    {
        var oldest = clock.Now - KeptFor;
        return db.AnsweredForms.Where(answered => answered.At < oldest).ExecuteDeleteAsync(cancellation);
    }

    IQueryable<AnsweredForm> Of(SentForm form) => db.AnsweredForms.Where(answered => answered.Session == form.Session && answered.FormKey == form.FormKey);
}
