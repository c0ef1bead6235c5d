using System.CommandLine;
using System.Text.Json;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Session = Samsyn.Cli.Terminal.Session;

namespace Samsyn.Cli.Organisations;

/// <summary>
/// <c>samsyn user invite|list|lock|unlock|sessions|end-sessions</c>: lets the first administrator in, and everyone out when the pages cannot be reached.
/// </summary>
static class UserCommand
{
    public static Command Create() => new("user", Say.Text("cli.user.about"))
    {
        Invite(), List(),
        Act("lock", "cli.user.locked", async (session, account, cancellation) => await session.Get<LockAccount>().Run(session.Actor, new(account.Id), cancellation)),
        Act("unlock", "cli.user.unlocked", async (session, account, cancellation) => await session.Get<UnlockAccount>().Run(session.Actor, new(account.Id), cancellation)),
        Act("end-sessions", "cli.user.ended", async (session, account, cancellation) => await session.Get<EndSessionsOf>().Run(session.Actor, new(account.Person), cancellation)),
        Sessions(),
    };

    static Command Invite()
    {
        var name = new Option<string>("--name") { Description = Say.Text("cli.user.name"), Required = true };
        var position = new Option<PositionTitle>("--position") { Description = Say.Text("cli.user.position"), Required = true };
        var localTitle = new Option<string?>("--title") { Description = Say.Text("cli.user.title") };
        var organisation = new Option<string>("--organisation") { Description = Say.Text("cli.user.organisation"), Required = true };
        var side = new Option<PartySide?>("--side") { Description = Say.Text("cli.user.side") };
        var hours = new Option<int>("--valid-hours") { Description = Say.Text("cli.user.hours"), DefaultValueFactory = _ => (int)Invitation.Usual.TotalHours };
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("invite", Say.Text("cli.user.invite")) { name, position, localTitle, organisation, side, hours, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var invited = await session.Get<InvitePerson>().Run(session.Actor, new()
            {
                Name = given.GetValue(name)!, Position = given.GetValue(position), LocalTitle = given.GetValue(localTitle),
                Organisation = given.GetValue(organisation)!, Side = given.GetValue(side), ValidFor = TimeSpan.FromHours(given.GetValue(hours)),
            }, cancellation);
            if (!invited.IsDone) return Say.Refused(invited.Refusals);
            var link = new Uri(PublicAddress, "/inbjudan/" + invited.Value.Secret).ToString();
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(new { account = invited.Value.Account.Value, link, invited.Value.ExpiresAt }, FactsJson.Indented));
            else
            {
                Say.Note(Say.Text("cli.user.invited", given.GetValue(name), Clock.Local(invited.Value.ExpiresAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
                Say.Result(link);
            }
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command List()
    {
        var (json, data) = (Given.Json(), Given.Data());
        var command = new Command("list", Say.Text("cli.user.list")) { json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var accounts = await session.Get<ReadAccounts>().Run(session.Actor, cancellation);
            if (given.GetValue(json))
                Say.Result(JsonSerializer.Serialize(accounts.Select(row => new { id = row.Id.Value, row.Name, row.State, row.Passkeys, row.Sessions, row.LastSeenAt, row.InvitedUntil,
                    positions = row.Positions }), FactsJson.Indented));
            else foreach (var row in accounts)
                Say.Result($"{row.Id.Value}  {Texts.Of(row.State, Say.Language)}  {row.Name}  {string.Join("; ", row.Positions.Select(held => $"{held.LocalTitle ?? Texts.Of(held.Title, Say.Language)}, {held.Organisation}"))}");
            if (accounts.Count == 0) Say.Note(Say.Text("cli.user.none"));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command Sessions()
    {
        var (who, json, data) = (Who(), Given.Json(), Given.Data());
        var command = new Command("sessions", Say.Text("cli.user.sessions")) { who, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            if (await Find(session, given.GetValue(who)!, cancellation) is not { } account) return Say.Refused([new App.NotFound()]);
            var sessions = await session.Get<ReadSessions>().Run(session.Actor, account.Person, cancellation);
            if (given.GetValue(json)) Say.Result(JsonSerializer.Serialize(sessions.Select(row => new { id = row.Id.Value, row.Method, row.UserAgent, row.CreatedAt, row.LastSeenAt, row.EndsAt }), FactsJson.Indented));
            else foreach (var row in sessions) Say.Result($"{Clock.Local(row.LastSeenAt):yyyy-MM-dd HH:mm}  {Texts.Of(row.Method, Say.Language)}  {row.UserAgent}");
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command Act(string name, string done, Func<Session, AccountRow, CancellationToken, Task<Outcome>> act)
    {
        var (who, data) = (Who(), Given.Data());
        var command = new Command(name, Say.Text("cli.user." + name)) { who, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            if (await Find(session, given.GetValue(who)!, cancellation) is not { } account) return Say.Refused([new App.NotFound()]);
            var outcome = await act(session, account, cancellation);
            if (!outcome.IsDone) return Say.Refused(outcome.Refusals);
            Say.Result(Say.Text(done, account.Name));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Argument<string> Who() => new("USER") { Description = Say.Text("cli.user.who") };

    /// <summary>By id, or by name when only one has it.</summary>
    static async Task<AccountRow?> Find(Session session, string who, CancellationToken cancellation)
    {
        var accounts = await session.Get<ReadAccounts>().Run(session.Actor, cancellation);
        var found = accounts.Where(row => row.Id.Value.ToString() == who || string.Equals(row.Name, who, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    static Uri PublicAddress => new(Environment.GetEnvironmentVariable("SAMSYN_ADDRESS") is { Length: > 0 } address ? address : "http://localhost:5080");
}
