using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Examples;

/// <summary>
/// Makes an empty database one to try with: the fictional persons and nothing else, so that somebody can sign in and read a document of
/// their own. It is marked as the example and stays on this machine; a database in earnest gets its people another way.
/// </summary>
public sealed class OpenTrial(SamsynDb db, AccessContext access, ExamplePeople people)
{
    public async Task<Outcome> Run(CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (await db.IsExample(cancellation)) return Outcome.Done;
        var added = await people.Add(cancellation);
        return added.IsDone ? await db.Commit(cancellation) : added;
    }
}
