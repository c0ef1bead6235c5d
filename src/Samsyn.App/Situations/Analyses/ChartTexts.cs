using System.Globalization;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Analyses;

/// <summary>What charts themselves say, in each language.</summary>
public static class ChartTexts
{
    static readonly ChartWords Swedish = Make(Language.Swedish), English = Make(Language.English);

    public static ChartWords In(Language language) => language == Language.Swedish ? Swedish : English;

    static ChartWords Make(Language language)
    {
        string Of(string key) => Texts.Get(language, "charts." + key);
        return new()
        {
            Culture = CultureInfo.GetCultureInfo(language == Language.Swedish ? "sv-SE" : "en-GB"), Nothing = Of("nothing"), AllZero = Of("allZero"), Masked = Of("masked"), Hidden = Of("hidden"), Missing = Of("missing"), Total = Of("total"),
            Period = Of("period"), Low = Of("low"), High = Of("high"), Rank = Of("rank"), Place = Of("place"), Remark = Of("remark"), Change = Of("change"), Verdict = Of("verdict"), ShareOfFirst = Of("shareOfFirst"),
            Age = Of("age"), Day = Of("day"), Less = Of("less"), More = Of("more"), OwnScales = Of("ownScales"), Forecast = Of("forecast"), Weekdays = Of("weekdays").Split(' '),
        };
    }
}
