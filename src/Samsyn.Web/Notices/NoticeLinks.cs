using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Notices;

/// <summary>Where notices and disputes are shown, and how what follows from a notice is said.</summary>
static class NoticeLinks
{
    public static string All(AgreementId agreement) => AgreementLinks.Of(agreement) + "/meddelanden";

    public static string New(AgreementId agreement) => All(agreement) + "/nytt";

    public static string Of(Notice notice) => $"{All(notice.Agreement)}/{notice.Id.Value}";

    public static string Correction(Notice notice) => $"{New(notice.Agreement)}?rattar={notice.Id.Value}";

    public static string NewDispute(AgreementId agreement) => AgreementLinks.Of(agreement) + "/tvister/ny";

    public static string Step(Dispute dispute) => $"{AgreementLinks.Of(dispute.Agreement)}/tvister/{dispute.Id.Value}/steg";

    /// <summary>When it counts as received, and on what ground.</summary>
    public static string ReceivedWords(this Notice notice, ViewContext view) => (notice.ReceivedOn, notice.DeemedOn) switch
    {
        ({ } on, null) => view["notices.received.confirmed", on],
        ({ } on, { } deemed) when on < deemed => view["notices.received.earlier", on, deemed],
        ({ } on, _) => view["notices.received.deemed", on],
        _ => view["notices.received.unknown"],
    };

    public static IEnumerable<string> EffectWords(this Notice notice, ViewContext view)
    {
        yield return notice.Effect.Kind.Say(view);
        if (notice.Effect.LastDay is { } last) yield return view["notices.effect.lastDay", last];
        if (notice.Effect.RightFrom is { } right) yield return view["notices.effect.rightFrom", right];
    }
}
