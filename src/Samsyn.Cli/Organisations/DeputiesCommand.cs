using System.CommandLine;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Cli.Terminal;
using Session = Samsyn.Cli.Terminal.Session;
using Samsyn.Domain.Organisations;

namespace Samsyn.Cli.Organisations;

/// <summary><c>samsyn deputies</c>: who may act for whom; <c>appoint</c> and <c>end</c> change it.</summary>
static class DeputiesCommand
{
    public static Command Create()
    {
        var data = Given.Data();
        var command = new Command("deputies", Say.Text("cli.deputies.about")) { data, Appoint(), End() };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            foreach (var seat in await session.Get<ReadSeats>().Run(session.Actor, cancellation))
                Say.Result($"{seat.Id.Value}  {TitleOf(seat.Title, seat.LocalTitle)}, {seat.Organisation}: {seat.Name} ({seat.Holder.Value})");
            foreach (var row in await session.Get<ReadDeputies>().Run(session.Actor, cancellation))
                Say.Result(Say.Text("cli.deputies.row", row.Id.Value, row.Name, TitleOf(row.Title, row.LocalTitle), Given.Iso(row.From), Given.Iso(row.EndedOn?.AddDays(-1) ?? row.To)));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command Appoint()
    {
        var position = new Argument<Guid>("POSITION") { Description = Say.Text("cli.deputies.position") };
        var person = new Argument<Guid>("PERSON") { Description = Say.Text("cli.deputies.person") };
        var from = Given.DateArgument("FROM", "cli.deputies.from");
        var to = Given.DateArgument("TO", "cli.deputies.to");
        var data = Given.Data();
        var command = new Command("appoint", Say.Text("cli.deputies.appoint")) { position, person, from, to, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var made = await session.Get<AppointDeputy>().Run(session.Actor,
                new(new(given.GetValue(position)), new(given.GetValue(person)), given.GetValue(from)!.Value, given.GetValue(to)!.Value), cancellation);
            if (!made.IsDone) return Say.Refused(made.Refusals);
            Say.Result(made.Value.Value.ToString());
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    static Command End()
    {
        var deputyship = new Argument<Guid>("DEPUTYSHIP") { Description = Say.Text("cli.deputies.deputyship") };
        var data = Given.Data();
        var command = new Command("end", Say.Text("cli.deputies.end")) { deputyship, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var ended = await session.Get<EndDeputyship>().Run(session.Actor, new(new DeputyshipId(given.GetValue(deputyship))), cancellation);
            return ended.IsDone ? ExitCode.Done : Say.Refused(ended.Refusals);
        }, cancellation));
        return command;
    }

    static string TitleOf(PositionTitle title, string? local) => local ?? Texts.Of(title, Say.Language);
}
