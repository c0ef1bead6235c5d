using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>Where agreements and their parts are shown, and how they are called.</summary>
static class AgreementLinks
{
    public const string Register = "/overenskommelser";

    public static string Of(AgreementId id) => $"{Register}/{id.Value}";

    public static string Annex(AgreementId id, int annex) => $"{Of(id)}/bilagor/{annex.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The part of the text with a line, on a date other than today when given.</summary>
    public static string Line(AgreementId id, int line, DateOnly? on = null) => $"{Of(id)}?rad={line.ToString(CultureInfo.InvariantCulture)}{Dated(on)}#{Anchor(line)}";

    public static string Part(AgreementId id, int annex, DateOnly? on = null) => $"{Of(id)}?bilaga={annex.ToString(CultureInfo.InvariantCulture)}{Dated(on)}#text";

    public static string Anchor(int line) => "rad-" + line.ToString(CultureInfo.InvariantCulture);

    static string Dated(DateOnly? on) => on is { } date ? "&datum=" + Dates.Iso(date) : "";

    /// <summary>“Bilaga 4. Åtgärdsplaner”; the agreement's own text without number.</summary>
    public static string NameOf(this AnnexOnPage annex, ViewContext view) => annex.Number > 0 ? view["agreements.annexTitle", annex.Number, annex.Title] : annex.Title;

    public static string NameOf(this AgreementSection section, ViewContext view) => section.Annex?.NameOf(view) ?? view["agreements.cover"];

    public static string KindOf(this AgreementPage page, ViewContext view) => view[page.Level == AgreementLevel.Local ? "agreements.kind.local" : "agreements.kind.overarching"];

    /// <summary>How far the state is from what one would wish; the word itself says which state.</summary>
    public static Status StatusOf(AgreementState state) => state switch
    {
        AgreementState.InForce or AgreementState.Extended => Status.Fulfilled,
        AgreementState.ConsultationOpen or AgreementState.UnderRenegotiation => Status.DueSoon,
        AgreementState.Expired or AgreementState.TerminatedEarly => Status.Overdue,
        AgreementState.Superseded => Status.NotApplicable,
        _ => Status.Open,
    };

    public static bool IsInForce(this AgreementPage page) => page.State is AgreementState.InForce or AgreementState.Extended or AgreementState.ConsultationOpen or AgreementState.UnderRenegotiation;

    public static string Say(this Enum value, ViewContext view) => Texts.Of(value, view.Language);
}
