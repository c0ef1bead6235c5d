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
        ("MTG-03", "comes with meetings and decisions: the rule of the chair is read (ORG-13), who chaired is not recorded yet"),
        ("MTG-04", "comes with meetings and decisions: a cancelled meeting is recorded and never counts (MTG-10), the order of chairs is not reckoned from it yet"),
        ("MTG-05", "comes with meetings and decisions: there are no matters with a presenter yet"),
        ("MTG-06", "comes with meetings and decisions: members of bodies are read (ORG-13), adjuncts are not recorded"),
        ("MTG-08", "comes with meetings and decisions: the standing items due are laid on the year's meetings (MTG-07), an agenda is not written"),
        ("MTG-09", "comes with meetings and decisions: there are no minutes to be responsible for yet"),
        ("MTG-12", "comes with meetings and decisions: evidence tells which parties took part, not in which positions"),
        ("MTG-13", "comes with meetings and decisions: a decision is evidence with a reference (FUP-16, AGR-30), without responsible, deadline and status"),
        ("MTG-14", "comes with forums and readiness: the deciding body is read from the plan, a change of level is not recorded yet"),
        ("MTG-15", "comes with meetings and decisions: where a meeting was held is free text on the evidence, telephone is no kind of its own"),
        ("MTG-16", "comes with meetings and decisions: the form of evidence asks for no names, notes of meetings are not kept"),
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
