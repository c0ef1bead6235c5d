using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Which side a function named in a text belongs to. Both, when the text names both or neither.</summary>
static class Sides
{
    static readonly string[] Police = ["polis", "lpo", "förundersökningsledare"];

    static readonly string[] City =
    [
        "stadsdel", "förvaltning", "kommunen", "kommunens", "kommundirektör", "kommunstyrelse", "socialtjänst", "socialsekreterare", "strateg", "säkerhetssamordnare",
        "trygghetssamordnare", "brå-samordnare", "preventions", "enhetschef", "vo-chef", "verksamhetschef", "fältassistent", "fältsekreterare", "rektor",
        "skola", "ungdomsenhet", "nämnd", "sdf", "biträdande avdelningschef", "avdelningschef", "utvecklingsledare",
    ];

    public static DutyParty Of(string? text, AgreementFacts facts)
    {
        if (string.IsNullOrWhiteSpace(text)) return DutyParty.Both;
        var lower = text.ToLowerInvariant();
        var police = Police.Any(lower.Contains) || Named(text, facts, PartyRole.LocalPolice, PartyRole.PoliceRegion);
        var city = City.Any(lower.Contains) || Named(text, facts, PartyRole.District, PartyRole.Municipality);
        return (police, city) switch { (true, false) => DutyParty.Police, (false, true) => DutyParty.City, _ => DutyParty.Both };
    }

    public static DutyParty Of(PartySide? side) => side switch
    {
        PartySide.Police => DutyParty.Police,
        PartySide.City => DutyParty.City,
        _ => DutyParty.Both,
    };

    static bool Named(string text, AgreementFacts facts, params ReadOnlySpan<PartyRole> roles)
    {
        foreach (var party in facts.Parties)
            if (roles.Contains(party.Role) && text.Contains(party.Name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
