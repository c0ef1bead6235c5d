namespace Samsyn.Trace;

/// <summary>Why an area is not built yet: the module that brings it. A handwritten reason in the catalogue wins over these.</summary>
public static class Reasons
{
    static readonly (string Prefix, string Reason)[] ByArea =
    [
        ("ORG-", "comes with organisations, bodies and people (forums and meetings)"),
        ("AGR-", "comes with the drafting and signing of agreements"),
        ("SIT-", "comes with the situation picture"),
        ("CAU-", "comes with cause analysis in the situation picture"),
        ("PLN-", "comes with the editing of action plans"),
        ("FOR-GEN-", "comes with forums and readiness"),
        ("FOR-SIG", "comes with individual cases"),
        ("FOR-ORO-", "comes with individual cases"),
        ("FOR-AVH-", "comes with individual cases"),
        ("FOR-CSO-", "comes with the weekly checklist"),
        ("FOR-UTM-", "comes with evening briefings"),
        ("FOR-BOS-", "comes with settlements and walks"),
        ("FOR-TRY-", "comes with settlements and walks"),
        ("FOR-", "comes with forums and meetings"),
        ("MTG-", "comes with meetings and decisions"),
        ("NOT-", "comes with notices"),
        ("FUP-", "comes with follow-up rounds"),
        ("COM-", "comes with the communication plan's publication flow"),
        ("INF-", "comes with the information duty"),
        ("BRD-", "comes with board approval"),
        ("CEN-", "comes with the central level"),
        ("IND-", "comes with individual cases"),
        ("VOL-", "comes with volunteers and SMS"),
        ("DOC-", "comes with the document writers"),
    ];

    public static string Of(string id) => ByArea.First(area => id.StartsWith(area.Prefix, StringComparison.Ordinal)).Reason;
}
