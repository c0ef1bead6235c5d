namespace Samsyn.Trace;

/// <summary>Why an area is not built yet: the module that brings it. A handwritten reason in the catalogue wins over these.</summary>
public static class Reasons
{
    // Single requirements before their areas: the first that fits is said.
    static readonly (string Prefix, string Reason)[] ByArea =
    [
        ("FUP-07", "comes with follow-up rounds: each round is a duty (FUP-06, FUP-08), its questions are not kept"),
        ("FUP-09", "comes with follow-up rounds: there is no questionnaire to fill in yet"),
        ("FUP-20", "comes with settlements and walks: a list's rows are read, kept and shown with the status that the document states (PLN-18); there is no page of them for inhabitants, and the status is not changed between versions"),
        ("CEN-04", "comes with the central level: the compilation is a duty, its delivery to each local organisation is not recorded"),
        ("CEN-13", "comes with the central level: the priorities of a central agreement show which local agreements take them up; status, indicators and reports stand on their own pages"),
        ("COM-01", "comes with the communication plan's publication flow: the elements are read (COM-03…07), the plan itself is not edited"),
        ("COM-11", "comes with the communication plan's publication flow: a plan without a message is named in the check (AGR-60)"),
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
