using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>
/// What the agreement says now about each field of an act's form: the other version, when somebody else recorded something while the form was
/// being filled in. A field that nothing is recorded about is absent.
/// </summary>
static class OnRecord
{
    static readonly Dictionary<string, MilestoneKind[]> Milestones = new(StringComparer.Ordinal)
    {
        ["styrgruppens-godkannande"] = [MilestoneKind.SteeringApproved],
        ["till-namnden"] = [MilestoneKind.SubmittedToBoard],
        ["namndens-beslut"] = [MilestoneKind.BoardApproved, MilestoneKind.BoardReferredBack, MilestoneKind.BoardRejected],
        ["revidering"] = [MilestoneKind.RevisionStarted],
        ["omforhandling"] = [MilestoneKind.RenegotiationOpened],
        ["omforhandling-avslutad"] = [MilestoneKind.RenegotiationClosed],
        ["avsluta"] = [MilestoneKind.Terminated],
    };

    /// <summary>By the names of the act's fields.</summary>
    public static IReadOnlyDictionary<string, string> Of(AgreementAct act, AgreementPage page, ActInput typed, ViewContext view) => Words(act.Slug switch
    {
        "underskrift" => Signed(page.Signatures, page.Parties, new(typed.Id("party")), view),
        "samrad" when page.Time.Consultations is [.., var held] => [("on", Day(held.HeldOn, view)), ("note", held.Note)],
        "forlang" when page.Time.Extensions is [.., var extension] => extension.Signatures.Join(page.Parties, signed => signed.Party, party => party.Organisation, (signed, party) => (signed, party))
            .SelectMany(one => ((string, string?)[])[("on-" + one.party.Ordinal, Day(one.signed.On, view)), ("title-" + one.party.Ordinal, one.signed.Title)]),
        "overordnat" when page.Parent is { } parent => [("parent", $"{parent.Number} {parent.Title}")],
        _ => Reached(page, Milestones.GetValueOrDefault(act.Slug, []), view),
    });

    /// <summary>By the names of the annex act's fields: its latest version, as decided, signed or proposed.</summary>
    public static IReadOnlyDictionary<string, string> Of(string slug, AnnexPage page, ActInput typed, ViewContext view) => Words((slug, page.Versions.Select(one => one.Version).FirstOrDefault()) switch
    {
        ("beslut", { Decision: { } decision }) =>
        [
            ("body", decision.Body), ("on", Day(decision.On, view)), ("paragraph", decision.Paragraph), ("text", decision.Text), ("deciders", string.Join(", ", decision.Deciders)),
        ],
        ("underskrift", { } version) => Signed(version.Signatures, page.SigningParties, new(typed.Id("party")), view),
        ("meddela", { DecidedOn: { } on }) => [("on", Day(on, view))],
        _ => [],
    });

    /// <summary>The signature of the party chosen when it has signed, otherwise the latest one.</summary>
    static IEnumerable<(string, string?)> Signed(IReadOnlyList<Signature> signatures, IReadOnlyList<AgreementParty> parties, OrganisationId chosen, ViewContext view) =>
        (signatures.LastOrDefault(one => one.Party == chosen) ?? (signatures is [.., var latest] ? latest : null)) is not { } signed ? []
        : [("party", parties.FirstOrDefault(party => party.Organisation == signed.Party)?.Name), ("on", Day(signed.On, view)), ("place", signed.Place), ("signatory", signed.Title)];

    static IEnumerable<(string, string?)> Reached(AgreementPage page, MilestoneKind[] kinds, ViewContext view) =>
        page.Milestones.LastOrDefault(one => kinds.Contains(one.Kind)) is not { } reached ? []
        : [("outcome", Texts.Of(reached.Kind, view.Language)), ("on", Day(reached.On, view)), ("known", Day(reached.KnownOn, view)), ("reference", reached.Reference), ("reason", reached.Reference)];

    static string? Day(DateOnly? date, ViewContext view) => date is { } day ? Dates.Full(day, view.Language) : null;

    static Dictionary<string, string> Words(IEnumerable<(string Field, string? Text)> rows) =>
        rows.Where(row => !string.IsNullOrEmpty(row.Text)).ToDictionary(row => row.Field, row => row.Text!, StringComparer.Ordinal);
}
