using Samsyn.App;
using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.ActionPlans;

/// <summary>From what a plan states to the card as it is shown.</summary>
static class PlanCardMaking
{
    public static PlanCard Card(ViewContext view, AgreementId agreement, PlanFact plan, RecordedText text, IReadOnlyList<PlanRow> rows, int? communicationAnnex = null) =>
        new(plan.Title, [.. rows.Select(row => Row(view, agreement, row, text, plan, communicationAnnex))]) { Remark = plan.Remark, Lang = "sv" };

    /// <summary>The label as the document prints it.</summary>
    public static string Label(PlanRow row) => row.Printed ?? Texts.Get(Language.Swedish, "plans.field." + row.Field);

    /// <summary>The reader's words for a label that the document prints in another form or language; null when they are the same.</summary>
    public static string? Meaning(ViewContext view, PlanRow row)
    {
        if (row.Kind == PlanRowKind.Extra) return view["plans.localField"];
        var meaning = view["plans.field." + row.Field];
        return string.Equals(meaning, Label(row), StringComparison.OrdinalIgnoreCase) ? null : meaning;
    }

    static CardRow Row(ViewContext view, AgreementId agreement, PlanRow row, RecordedText text, PlanFact plan, int? communicationAnnex)
    {
        var source = PlanAddress.Line(view, agreement, row.Line, PlanAddress.Annex(text));
        return row.Kind switch
        {
            PlanRowKind.Heading => new(Label(row)) { IsHeading = true, Meaning = Meaning(view, row) },
            PlanRowKind.Readiness => new(view["ui.readiness." + ReadinessIcon.NameOf(LevelOf(row.Level))], row.Value)
            {
                Readiness = LevelOf(row.Level), Source = source, Note = Understood(view, TimeWords.Of(row.Cadence, view.Language), row.Value),
            },
            _ => new(Label(row), row.Value)
            {
                Meaning = Meaning(view, row), Source = source, Gap = row.Gap == PlanGap.None ? null : Gap(view, row),
                Note = row.Field == "term" && row.Gap == PlanGap.None ? Understood(view, TimeWords.Of(plan.Term, view.Language), row.Value) : null,
                More = row.IsReference && communicationAnnex is { } annex ? new(view["plans.toCommunicationPlan"], $"/overenskommelser/{agreement.Value}#bilaga-{annex}") : null,
            },
        };
    }

    public static ReadinessLevel LevelOf(ReadinessLevel? level) => level ?? ReadinessLevel.Normal;

    static string Gap(ViewContext view, PlanRow row) =>
        view[(row.Gap, row.Demanded) switch
        {
            (PlanGap.Absent, true) => "plans.gap.absentDemanded",
            (PlanGap.Absent, false) => "plans.gap.absent",
            (_, true) => "plans.gap.emptyDemanded",
            _ => "plans.gap.empty",
        }];

    /// <summary>Nothing when it only repeats the document.</summary>
    static string? Understood(ViewContext view, string words, string? original) =>
        words.Length == 0 || Plain(original).StartsWith(Plain(words), StringComparison.Ordinal) ? null : view["plans.understood", words];

    static string Plain(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
