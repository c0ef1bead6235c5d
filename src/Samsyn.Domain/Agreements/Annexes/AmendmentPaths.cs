using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements.Annexes;

/// <summary>What makes a changed annex valid.</summary>
public enum AmendmentPath { SteeringGroupDecision, SignatureOfAllParties, WrittenNotice }

/// <summary>How a change of contact persons takes effect. The text is silent; the strict reading demands signatures (AGR-32).</summary>
public enum ContactChangeRule { ByNotice, BySignature }

public static class AmendmentPaths
{
    /// <summary>Situation picture and action plans go to the steering group; all else is signed by every party (AGR-30–32).</summary>
    public static AmendmentPath For(AnnexKind kind, ContactChangeRule contacts) => kind switch
    {
        AnnexKind.SituationPicture or AnnexKind.ActionPlans => AmendmentPath.SteeringGroupDecision,
        AnnexKind.Contacts when contacts == ContactChangeRule.ByNotice => AmendmentPath.WrittenNotice,
        _ => AmendmentPath.SignatureOfAllParties,
    };
}
