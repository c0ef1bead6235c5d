using System.CommandLine;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Cli.Terminal;
using Samsyn.Domain.Agreements;

namespace Samsyn.Cli.Agreements;

/// <summary><c>samsyn adopt PROPOSAL</c>: makes a reviewed proposal the agreement.</summary>
static class AdoptCommand
{
    public static Command Create()
    {
        var proposal = new Argument<Guid>("PROPOSAL") { Description = Say.Text("cli.adopt.proposal") };
        var draft = new Option<bool>("--draft") { Description = Say.Text("cli.adopt.draft") };
        var json = Given.Json();
        var data = Given.Data();
        var command = new Command("adopt", Say.Text("cli.adopt.about")) { proposal, draft, json, data };
        command.SetAction((given, cancellation) => Session.Run(given, data, async session =>
        {
            var id = new ProposalId(given.GetValue(proposal));
            if (await session.Get<ReadProposalPage>().Run(session.Actor, id, cancellation) is not { } page) return Say.Refused([new App.NotFound()]);
            var adopted = await session.Get<AdoptProposal>().Run(session.Actor,
                new() { Proposal = id, Version = page.Version, AsDraft = given.GetValue(draft) }, cancellation);
            if (!adopted.IsDone) return Say.Refused(adopted.Refusals);
            var ids = adopted.Value.Select(agreement => agreement.Value.ToString());
            Say.Result(given.GetValue(json) ? System.Text.Json.JsonSerializer.Serialize(ids) : Say.Text("cli.import.adopted", string.Join(", ", ids)));
            return ExitCode.Done;
        }, cancellation));
        return command;
    }
}
