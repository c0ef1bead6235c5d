using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

/// <summary>What an agreement must state before it can be adopted; every lack is named at once, with the path of the fact.</summary>
public static class Completeness
{
    const int FewestParties = 2;

    public static IReadOnlyList<Refusal> Of(AgreementFacts facts, string root = "")
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(facts.Title)) found.Add(new TitleMissing(root + "/title"));
        if (facts.Parties.Count < FewestParties) found.Add(new PartiesMissing(root + "/parties", facts.Parties.Count));
        foreach (var (i, party) in facts.Parties.Index())
        {
            if (string.IsNullOrWhiteSpace(party.Name)) found.Add(new PartyNameMissing($"{root}/parties/{i}/name", i + 1));
            if (!string.IsNullOrWhiteSpace(party.OrganisationNumber) && !OrganisationNumber.TryParse(party.OrganisationNumber, out _))
                found.Add(new PartyNumberInvalid($"{root}/parties/{i}/organisationNumber", party.Name, party.OrganisationNumber));
        }
        found.AddRange(Of(facts.Term, root + "/term"));
        found.AddRange(facts.Annexes.GroupBy(a => a.Number).Where(g => g.Count() > 1).Select(g => new AnnexNumberTwice(g.Key)));
        return found;
    }

    static IEnumerable<Refusal> Of(TermFact? term, string path) => term switch
    {
        null or { UntilFurtherNotice: false, From: null, To: null } => [new AgreementTermMissing(path)],
        { UntilFurtherNotice: true } => [],
        { From: null } => [new AgreementTermStartMissing(path + "/from")],
        { To: null } => [new AgreementTermEndMissing(path + "/to")],
        { From: { } from, To: { } to } when to < from => [new AgreementTermReversed(path + "/to", from, to)],
        _ => [],
    };
}
