using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Organisations;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Profiles;

/// <summary>Every query of saved profiles begins here.</summary>
static class ProfileAccess
{
    public static IQueryable<NamedProfile> VisibleTo(this IQueryable<NamedProfile> profiles, Actor actor) => profiles.VisibleToSidesOf(actor);

    /// <summary>Those that can be chosen for a dataset: of its own party, of both, and of its kind.</summary>
    public static IQueryable<NamedProfile> For(this IQueryable<NamedProfile> profiles, Dataset dataset)
    {
        var (kind, side) = (dataset.Kind, dataset.Side);
        return profiles.Where(one => one.RetiredOn == null && one.Kind == kind && (one.Side == null || one.Side == side));
    }
}

/// <summary>A saved profile with the imports that were read with it.</summary>
public sealed record ListedProfile(NamedProfile Profile, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<ProfileUse> Uses, bool MayChange);

/// <summary>An import that was read with a version.</summary>
public sealed record ProfileUse(DatasetId Dataset, string Name, int Import, int Version);

public sealed class ListProfiles(SamsynDb db)
{
    public async Task<IReadOnlyList<ListedProfile>> Run(Actor actor, bool withRetired, CancellationToken cancellation)
    {
        var profiles = await db.NamedProfiles.AsNoTracking().VisibleTo(actor).Where(one => withRetired || one.RetiredOn == null).OrderBy(one => one.Name).ToListAsync(cancellation);
        if (profiles.Count == 0) return [];
        var datasets = await db.Datasets.AsNoTracking().VisibleTo(actor).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var seen = datasets.Keys.ToList();
        // What was used is kept as text, so those few imports that used any are looked through here.
        var uses = (await db.DataImports.AsNoTracking().Where(one => seen.Contains(one.Dataset) && one.Used != null).Select(one => new { one.Dataset, one.Number, one.Used }).ToListAsync(cancellation)).ToLookup(one => one.Used!.Profile);
        var people = profiles.SelectMany(one => one.Versions).Select(version => version.By).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id.Value, person => person.Name, cancellation);
        return [.. profiles.Select(one => new ListedProfile(one, names, [.. uses[one.Id].OrderBy(use => datasets[use.Dataset]).ThenByDescending(use => use.Number).Select(use => new ProfileUse(use.Dataset, datasets[use.Dataset], use.Number, use.Used!.Version))], actor.MayFor(one.Side, Permission.ManageDatasets)))];
    }
}

/// <summary>Says what the columns of a kind of file mean, under a name. With <paramref name="Change"/> it is the next version of that one; <paramref name="Content"/> is JSON.</summary>
public sealed record SaveProfileCommand(string Name, DatasetKind Kind, PartySide? Side, string Content, NamedProfileId? Change = null);

public sealed class SaveProfile(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<UsedProfile>> Run(Actor actor, SaveProfileCommand command, CancellationToken cancellation)
    {
        var kept = await Keep(actor, command, cancellation);
        return kept.IsDone ? (await db.Commit(cancellation)).Then(kept.Value) : kept;
    }

    /// <summary>Within the caller's transaction.</summary>
    internal async Task<Outcome<UsedProfile>> Keep(Actor actor, SaveProfileCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageDatasets, nameof(SaveProfile), cancellation) is { IsDone: false } lacking) return Outcome<UsedProfile>.Refused(lacking.Refusals);
        if (command.Change is { } id)
        {
            if (await db.NamedProfiles.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } known) return new NotFound();
            if (!actor.MayFor(known.Side, Permission.ManageDatasets)) return new DatasetOfOtherParty(known.Side!.Value);
            if (known.Change(command.Content, actor.Person, clock.Now) is { IsDone: false } refused) return Outcome<UsedProfile>.Refused(refused.Refusals);
            acts.Note(actor, nameof(SaveProfile), known.Id);
            return new UsedProfile(known.Id, known.Latest.Number);
        }
        if (command.Side is { } side && !actor.MayFor(side, Permission.ManageDatasets)) return new DatasetOfOtherParty(side);
        var name = command.Name.Trim();
        var (kind, owner) = (command.Kind, command.Side);
        if (await db.NamedProfiles.VisibleTo(actor).AnyAsync(one => one.RetiredOn == null && one.Name == name && one.Kind == kind && one.Side == owner, cancellation)) return new ProfileNameTaken(name);
        var created = NamedProfile.Create(new(ids.Next()), name, kind, owner, command.Content, actor.Person, clock.Now, clock.Today);
        if (!created.IsDone) return Outcome<UsedProfile>.Refused(created.Refusals);
        db.NamedProfiles.Add(created.Value);
        acts.Note(actor, nameof(SaveProfile), created.Value.Id);
        return new UsedProfile(created.Value.Id, 1);
    }
}

/// <summary>Offers a profile no longer.</summary>
public sealed class RetireProfile(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, NamedProfileId id, CancellationToken cancellation)
    {
        if (await db.NamedProfiles.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } profile) return new NotFound();
        if (await acts.Demand(actor, Permission.ManageDatasets, nameof(RetireProfile), id, cancellation) is { IsDone: false } lacking) return lacking;
        if (!actor.MayFor(profile.Side, Permission.ManageDatasets)) return new DatasetOfOtherParty(profile.Side!.Value);
        if (profile.Retire(clock.Today) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(RetireProfile), id);
        return await db.Commit(cancellation);
    }
}
