using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Datasets;

/// <summary>What a profile said from one time on. <paramref name="Content"/> is the profile as JSON.</summary>
public sealed record ProfileVersion(int Number, string Content, PersonId By, DateTimeOffset At);

/// <summary>The version of a named profile that an import was read with.</summary>
public sealed record UsedProfile(NamedProfileId Profile, int Version);

/// <summary>
/// An import profile that a party has given a name, for any of its datasets of the kind. A version never changes: what is said anew is the next one, and each import tells
/// which it was read with.
/// </summary>
public sealed class NamedProfile : IOwnedBySide
{
    readonly List<ProfileVersion> _versions = [];

    NamedProfile() { }

    public NamedProfileId Id { get; private set; }
    public string Name { get; private set; } = "";
    public DatasetKind Kind { get; private set; }
    public PartySide? Side { get; private set; }
    public DateOnly? SharedOn { get; private set; }
    public DateOnly? RetiredOn { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<ProfileVersion> Versions => _versions;
    public ProfileVersion Latest => _versions[^1];

    /// <summary>Without a side it is both parties'.</summary>
    public static Outcome<NamedProfile> Create(NamedProfileId id, string name, DatasetKind kind, PartySide? side, string content, PersonId by, DateTimeOffset at, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(name)) return new ProfileNameMissing();
        var profile = new NamedProfile { Id = id, Name = name.Trim(), Kind = kind, Side = side, SharedOn = side is null ? today : null, Version = 1 };
        profile._versions.Add(new(1, content, by, at));
        return profile;
    }

    /// <summary>The version with a number; null when there is none.</summary>
    public ProfileVersion? Of(int number) => number >= 1 && number <= _versions.Count ? _versions[number - 1] : null;

    /// <summary>Says it anew, as the next version.</summary>
    public Outcome Change(string content, PersonId by, DateTimeOffset at)
    {
        if (RetiredOn is { } retired) return new ProfileRetired(Name, retired);
        if (content == Latest.Content) return new ProfileUnchanged(Name, Latest.Number);
        _versions.Add(new(Latest.Number + 1, content, by, at));
        Version++;
        return Outcome.Done;
    }

    /// <summary>It is kept for what was read with it, but offered no longer.</summary>
    public Outcome Retire(DateOnly today)
    {
        if (RetiredOn is { } retired) return new ProfileRetired(Name, retired);
        RetiredOn = today;
        Version++;
        return Outcome.Done;
    }
}
