using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Profiles;

/// <summary>A saved profile as it can be chosen: its latest version.</summary>
public sealed record SavedChoice(NamedProfileId Id, string Name, int Version, string Content)
{
    public string Key => ProfilePick.Named + Id.Value.ToString("N");
    public UsedProfile Used => new(Id, Version);
}

/// <summary>What somebody chose in the list: a saved profile, or a ready-made one by its name.</summary>
public sealed record ProfilePick(string Key)
{
    internal const string Named = "namngiven-";

    public NamedProfileId? Saved => Key.StartsWith(Named, StringComparison.Ordinal) && Guid.TryParseExact(Key[Named.Length..], "N", out var id) ? new NamedProfileId(id) : null;
}

/// <summary>Why a profile is the one that is shown.</summary>
public enum ProfileGround { Guessed, Chosen, LastImport, Saved, Recognised }

/// <summary>The profile that a file is looked at with. <paramref name="Key"/> is that of the list, empty for one made for this file; <paramref name="Fault"/>: what was chosen does not fit.</summary>
sealed record OfferedProfile<T>(T Profile, string Key, ProfileGround Ground, Refusal? Fault = null, UsedProfile? Used = null);

/// <summary>Finds the profile for a file: what somebody chose; what the last import was read with; a saved one that fits; a ready-made one that is recognised; a guess column by column.</summary>
sealed record ProfileOffer(IReadOnlyList<SavedChoice> Saved, string? Last, UsedProfile? LastUsed)
{
    public OfferedProfile<ImportProfile> Events(GuessedTable table, ProfilePick? pick, ImportProfile? typed)
    {
        var picked = pick?.Saved is { } id ? Saved.FirstOrDefault(one => one.Id == id) : null;
        if (typed is not null)
            return new(typed, pick?.Key ?? "", ProfileGround.Chosen, Used: picked is not null && Read(picked.Content) is { } saved && ProfileFit.AreAlike(saved, typed, table) ? picked.Used : null);
        var guess = table.Profile;
        if (picked is not null)
            return Fit(picked) is { IsDone: true, Value: var laid } ? new(laid, picked.Key, ProfileGround.Chosen, Used: picked.Used) : new(guess, "", ProfileGround.Guessed, Fit(picked).Refusals[0]);
        if (pick is { Key.Length: > 0 })
        {
            if (ReadyEventProfiles.All.FirstOrDefault(one => one.Name == pick.Key) is { } ready && ReadyEventProfiles.Lay(ready, table) is { } made) return new(made, ready.Name, ProfileGround.Chosen);
            return new(guess, "", ProfileGround.Guessed, new ReadyProfileFitsNot(pick.Key));
        }
        // Nothing by choice: the columns as they are guessed.
        if (pick is not null) return new(guess, "", ProfileGround.Guessed);
        if (LastUsed is { } used && Saved.FirstOrDefault(one => one.Id == used.Profile) is { } again && Fit(again) is { IsDone: true, Value: var latest }) return new(latest, again.Key, ProfileGround.LastImport, Used: again.Used);
        if (Last is not null && Read(Last) is { } earlier && ProfileFit.Of(earlier, table) is { IsDone: true, Value: var same })
            return new(same, ReadyEventProfiles.All.Any(one => one.Name == same.Name) ? same.Name : "", ProfileGround.LastImport);
        if (Saved.Select(one => (one, fit: Fit(one))).Where(one => one.fit.IsDone).OrderByDescending(one => ProfileFit.Meant(one.fit.Value)).Select(one => one.one).FirstOrDefault() is { } best)
            return new(Fit(best).Value, best.Key, ProfileGround.Saved, Used: best.Used);
        if (ReadyEventProfiles.Recognise(table) is { } known && ReadyEventProfiles.Lay(known, table) is { } recognised) return new(recognised, known.Name, ProfileGround.Recognised);
        return new(guess, "", ProfileGround.Guessed);

        Outcome<ImportProfile> Fit(SavedChoice choice) => Read(choice.Content) is { } content ? ProfileFit.Of(content, table) : new ProfileFitsNot(choice.Name, "–");

        static ImportProfile? Read(string json) => ImportProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(json)) is { IsDone: true, Value: var profile } ? profile : null;
    }

    public OfferedProfile<IndicatorProfile> Values(IReadOnlyList<SheetRow> rows, ProfilePick? pick, IndicatorProfile? typed)
    {
        var picked = pick?.Saved is { } id ? Saved.FirstOrDefault(one => one.Id == id) : null;
        if (typed is not null)
            return new(typed, pick?.Key ?? "", ProfileGround.Chosen, Used: picked is not null && Read(picked.Content) is { } saved && ProfileFit.AreAlike(saved, typed, rows) ? picked.Used : null);
        if (picked is not null && Read(picked.Content) is { } chosen) return new(chosen, picked.Key, ProfileGround.Chosen, Fits(chosen) ? null : new ProfileFitsNot(picked.Name, "–"), picked.Used);
        if (pick is { Key.Length: > 0 } && ReadyProfiles.All.FirstOrDefault(one => one.Name == pick.Key) is { } ready) return new(ready, ready.Name, ProfileGround.Chosen);
        if (pick is null)
        {
            if (LastUsed is { } used && Saved.FirstOrDefault(one => one.Id == used.Profile) is { } again && Read(again.Content) is { } latest && Fits(latest)) return new(latest, again.Key, ProfileGround.LastImport, Used: again.Used);
            if (Last is not null && Read(Last) is { } earlier && Fits(earlier)) return new(earlier, ReadyProfiles.All.Any(one => one.Name == earlier.Name) ? earlier.Name : "", ProfileGround.LastImport);
            if (Saved.Where(one => Read(one.Content) is { } content && Fits(content)).OrderByDescending(one => IndicatorLayout.Find(rows, Read(one.Content)!)!.Columns.Count).FirstOrDefault() is { } best)
                return new(Read(best.Content)!, best.Key, ProfileGround.Saved, Used: best.Used);
        }
        return ReadyProfiles.Guess(rows) is { } known ? new(known, known.Name, known == ReadyProfiles.General ? ProfileGround.Guessed : ProfileGround.Recognised) : new(ReadyProfiles.General, ReadyProfiles.General.Name, ProfileGround.Guessed);

        // Every column that it names has to be there: a profile that finds some number somewhere is no fit.
        bool Fits(IndicatorProfile profile) => IndicatorLayout.Find(rows, profile) is { } layout && profile.Columns.All(column => layout.Columns.ContainsKey(column.Role) || column.Names.Count > 1
                || layout.Values.Any(value => column.Names.Any(name => string.Equals(name, value.Heading, StringComparison.OrdinalIgnoreCase))))
            && IndicatorReader.Read(rows, profile, mostRows: 50) is { IsDone: true, Value.Values.Count: > 0 };

        static IndicatorProfile? Read(string json) => IndicatorProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(json)) is { IsDone: true, Value: var profile } ? profile : null;
    }
}

/// <summary>The ready-made profile needs columns that the file does not have.</summary>
public sealed record ReadyProfileFitsNot(string Profile) : Refusal;
