using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Samsyn.App.Files;
using Samsyn.App.Situations.Profiles;
using Samsyn.Cli.Terminal;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Cli.Situations;

/// <summary>Profiles for files of events: from a file, by the name of a saved or a ready-made one, recognised, or guessed. And <c>samsyn data profiles</c>.</summary>
static class NamedProfiles
{
    /// <summary>The latest version of the saved profile of that name; null when there is none, or the name is that of a file.</summary>
    public static async Task<SavedChoice?> Find(Session session, string? name, CancellationToken cancellation)
    {
        if (name is null || File.Exists(name)) return null;
        var saved = (await session.Get<ListProfiles>().Run(session.Actor, withRetired: false, cancellation)).FirstOrDefault(one => one.Profile.Kind == DatasetKind.Events && one.Profile.Name == name)?.Profile;
        return saved is null ? null : new(saved.Id, saved.Name, saved.Latest.Number, saved.Latest.Content);
    }

    public static Outcome<ImportProfile> Read(SavedChoice? saved, string? name, string csv, string file)
    {
        try
        {
            if (saved is not null) return ImportProfileJson.Read(Encoding.UTF8.GetBytes(saved.Content));
            var ready = ReadyEventProfiles.All.FirstOrDefault(one => one.Name == name);
            if (name is not null && ready is null) return ImportProfileJson.Read(File.ReadAllBytes(name));
            using var bytes = TableBytes.Open(csv);
            var beginning = new byte[Math.Min(bytes.Length, 1 << 20)];
            beginning = beginning[..bytes.Read(0, beginning)];
            using var some = TableBytes.Of(beginning.Length < bytes.Length && beginning.AsSpan().LastIndexOf((byte)'\n') is > 0 and var end ? beginning[..(end + 1)] : beginning);
            var guessed = ProfileGuess.Of(some, Path.GetFileNameWithoutExtension(file));
            if (!guessed.IsDone) return Outcome<ImportProfile>.Refused(guessed.Refusals);
            ready ??= ReadyEventProfiles.Recognise(guessed.Value);
            if (ready is not null && ReadyEventProfiles.Lay(ready, guessed.Value) is not { }) return new ReadyProfileFitsNot(ready.Name);
            var profile = ready is not null ? ReadyEventProfiles.Lay(ready, guessed.Value)! : guessed.Value.Profile;
            return profile.Faults() is { Count: > 0 } faults ? Outcome<ImportProfile>.Refused(faults) : profile;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(name ?? csv, failure.Message);
        }
    }

    public static Command List()
    {
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("profiles", Say.Text("cli.data.profiles")) { json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var saved = await session.Get<ListProfiles>().Run(session.Actor, withRetired: false, cancellation);
            if (given.GetValue(json))
            {
                Say.Result(new JsonArray(
                [
                    .. saved.Select(one => (JsonNode)new JsonObject { ["id"] = one.Profile.Id.Value.ToString(), ["name"] = one.Profile.Name, ["kind"] = one.Profile.Kind.ToString(), ["owner"] = one.Profile.Side?.ToString(), ["version"] = one.Profile.Latest.Number, ["used"] = one.Uses.Count }),
                    .. ReadyEventProfiles.All.Select(one => (JsonNode)new JsonObject { ["name"] = one.Name, ["kind"] = nameof(DatasetKind.Events), ["ready"] = true }),
                ]).ToJsonString(FactsJson.Indented));
                return ExitCode.Done;
            }
            foreach (var one in saved) Say.Result(Say.Text("cli.data.profiled", one.Profile.Name, one.Profile.Latest.Number, Samsyn.App.Texts.Of(one.Profile.Kind, Say.Language), one.Uses.Count));
            foreach (var one in ReadyEventProfiles.All) Say.Result(Say.Text("cli.data.ready", one.Name));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }
}
