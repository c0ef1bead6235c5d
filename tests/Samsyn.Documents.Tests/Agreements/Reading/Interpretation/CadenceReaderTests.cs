using Samsyn.Documents.Agreements.Reading.Interpretation;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

public sealed class CadenceReaderTests
{
    static void Reads(string text, string expected) => Assert.Equal(expected, CadenceNotation.Of(CadenceReader.Read(text)));

    [Theory]
    [Trait("Requirement", "FOR-GEN-03")]
    [InlineData("4 gånger per år", "4/Year")]
    [InlineData("Sex gånger per år", "6/Year")]
    [InlineData("sex ggr/år", "6/Year")]
    [InlineData("4 st/år", "4/Year")]
    [InlineData("4/år", "4/Year")]
    [InlineData("3 per termin", "3/Term")]
    [InlineData("2 ggr/termin", "2/Term")]
    [InlineData("1 gång per kvartal", "1/Quarter")]
    [InlineData("en gång i kvartalet", "1/Quarter")]
    [InlineData("Två (2) gånger per halvår", "2/HalfYear")]
    [InlineData("Två gånger om året", "2/Year")]
    [InlineData("En gång i månaden", "1/Month")]
    [InlineData("en gång i veckan", "1/Week")]
    [InlineData("1 gång per månad", "1/Month")]
    [InlineData("Gruppen ses en gång per månad.", "1/Month")]
    [InlineData("2 ggr/mån", "2/Month")]
    [InlineData("tre kvällar i veckan", "3/Week")]
    [InlineData("fyra ordinarie möten per år", "4/Year")]
    [InlineData("två möten årligen", "2/Year")]
    [InlineData("Varje år hålls två gemensamma övningar", "2/Year")]
    [InlineData("årligen", "1/Year")]
    [InlineData("Årlig genomgång", "1/Year")]
    [InlineData("varje halvår", "1/HalfYear")]
    [InlineData("I slutet av varje år", "1/Year")]
    [InlineData("månadsvis", "1/Month")]
    [InlineData("Veckovis", "1/Week")]
    [InlineData("kvartalsvis", "1/Quarter")]
    [InlineData("tertialvis", "3/Year")]
    [InlineData("Varje tertial", "3/Year")]
    [InlineData("Varje vecka", "1/Week")]
    [InlineData("vartannat år", "1/2 Year")]
    [InlineData("varannan vecka", "1/2 Week")]
    [InlineData("jämna veckor", "1/2 Week")]
    [InlineData("var fjärde år", "1/4 Year")]
    [InlineData("en gång vart tredje år", "1/3 Year")]
    [InlineData("en gång per mandatperiod", "1/4 Year")]
    [InlineData("Vid styrgruppsmöte två gånger per år.", "2/Year")]
    [InlineData("tjugofem gånger per år", "25/Year")]
    public void Times_in_a_period_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-GEN-04")]
    [InlineData("ca 2 ggr/termin", "~2/Term")]
    [InlineData("cirka tre gånger per år", "~3/Year")]
    [InlineData("ungefär 4 ggr per år", "~4/Year")]
    [InlineData("ett par gånger per år", "~2/Year")]
    [InlineData("minst tre ggr per år", ">=3/Year")]
    [InlineData("minst en (1) gång varje halvår", ">=1/HalfYear")]
    [InlineData("lägst 4 ggr/år", ">=4/Year")]
    [InlineData("åtminstone var fjärde år", ">=1/4 Year")]
    [InlineData("minst årligen", ">=1/Year")]
    [InlineData("minst fyra trygghetsvandringar / år", ">=4/Year")]
    [InlineData("2–3 gånger per år", ">=2/Year")]
    [InlineData("två till fyra gånger per år", ">=2/Year")]
    [InlineData("tre gånger per år", "3/Year")]
    public void About_at_least_and_plain_numbers_are_kept_apart(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("högst två gånger per år")]
    [InlineData("max 4 ggr/år")]
    public void An_upper_bound_is_no_demand(string text) => Reads(text, "other " + text);

    [Theory]
    [Trait("Requirement", "ORG-14")]
    [InlineData("Rådet ska ses minst en (1) gång varje halvår och då besluta om budgeten.", ">=1/HalfYear")]
    public void A_half_yearly_minimum_is_read_in_a_sentence(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "ORG-16")]
    [InlineData("Rådet träffas vid minst två tillfällen per år och dessutom vid behov.", ">=2/Year | needed")]
    public void A_minimum_and_more_when_needed_are_two_cadences(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "ORG-44")]
    [InlineData("Rådet kallas till sammanträde minst fyra gånger per år.", ">=4/Year")]
    public void A_yearly_minimum_is_read_in_a_sentence(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-BRA-02")]
    [InlineData("Sex gånger per år", "6/Year")]
    [InlineData("1 gång per kvartal", "1/Quarter")]
    public void The_two_rhythms_of_a_crime_prevention_council_are_told_apart(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-UTM-01")]
    [InlineData("Samling fredagar och lördagar. Viken kl 18.30 (104st/år) och Åsby kl 19:00 (104 st/år). Innan dess skickas ett sms.",
        "weekly FR,SA 18:30 Viken (104) | weekly FR,SA 19:00 Åsby (104)")]
    [InlineData("Samling fredagar och lördagar. Viken 20:30 och Åsby 19:30. Innan dess", "weekly FR,SA 20:30 Viken | weekly FR,SA 19:30 Åsby")]
    [InlineData("varje fredag- och lördagkväll samt vid behov", "weekly FR,SA | needed")]
    [InlineData("Fredagar kl. 18 i Viken", "weekly FR 18:00 Viken")]
    [InlineData("fredagar kl 18.00–20.00 vid Åsby torg, lördagar klockan 19", "weekly FR 18:00 Åsby torg | weekly SA 19:00")]
    [InlineData("Kl 18.30 på fredagar", "weekly FR 18:30")]
    [InlineData("fre-lör kl 21:00", "weekly FR,SA 21:00")]
    [InlineData("varje helg", "weekly SA,SU")]
    [InlineData("varannan torsdag kl 13:15", "weekly2 TH 13:15")]
    public void Fixed_weekdays_with_time_place_and_printed_count_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-CSO-01")]
    [InlineData("Varje torsdag har grupperna ett samtal inför helgen.", "weekly TH")]
    [InlineData("Bilden används dagligen", "daily")]
    [InlineData("Veckovis eller dagligen beroende av läget.", "1/Week | daily")]
    public void A_weekly_round_and_a_daily_one_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Varje dag genomförs en utsättning", "daily")]
    [InlineData("två gånger per dag", "daily")]
    [InlineData("varje vardag", "everyWeekday")]
    [InlineData("Rapport på vardagar", "everyWeekday")]
    [InlineData("måndag–fredag", "everyWeekday")]
    [InlineData("mån-fre kl 8", "everyWeekday")]
    [InlineData("måndag till söndag", "daily")]
    public void Every_day_and_every_weekday_differ(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-KRI-01")]
    [InlineData("2 ggr/år, vår och höst", "seasons Spring+Autumn 2/Year")]
    [InlineData("vår och höst", "seasons Spring+Autumn 2/Year")]
    [InlineData("En gång på våren och en gång på hösten", "seasons Spring+Autumn 2/Year")]
    [InlineData("varje höst", "other varje höst")]
    public void Spring_and_autumn_are_one_each(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-MBU-01")]
    [InlineData("10 tillfällen under våren 2017", "10 occasions Spring 2017")]
    [InlineData("tio tillfällen 2024", "10 occasions  2024")]
    [InlineData("Deltar vid 10 tillfällen.", "10 occasions")]
    public void A_number_of_occasions_is_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-TRA-01")]
    [InlineData("4 gånger per år", "4/Year")]
    public void Four_meetings_a_year_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "FOR-TRY-01")]
    [InlineData("Minst tre ggr per år", ">=3/Year")]
    [InlineData("Närvara vid minst tre trygghetsvandringar / år, skriva protokoll", ">=3/Year")]
    public void At_least_three_walks_are_read_from_either_partys_commitment(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Efter beslut av säkerhetschef och/eller tillsynschef .", "by säkerhetschef + tillsynschef")]
    [InlineData("Efter beslut av Styrgruppen", "by Styrgruppen")]
    [InlineData("Efter beslut av Rådet och/eller särskild stab hos varje kommun.", "by Rådet + särskild stab hos varje kommun")]
    [InlineData("Efter beslut av rådet samt vid behov", "by rådet | needed")]
    [InlineData("Träffar sker enligt överenskommelser i gruppen", "agreement")]
    [InlineData("Träffar sker efter överenskommelse.", "agreement")]
    [InlineData("vid behov", "needed")]
    [InlineData("Två gånger per år eller vid behov.", "2/Year | needed")]
    [InlineData("kallar till årliga möten eller vid behov.", "1/Year | needed")]
    [InlineData("enligt lokala förutsättningar och behov", "needed")]
    [InlineData("Träffar initieras av respektive part vid behov", "initiative")]
    [InlineData("Enligt handlingsplan", "plan")]
    [InlineData("Ej aktuellt för denna åtgärd", "n/a")]
    [Trait("Requirement", "FOR-GEN-03")]
    public void Triggers_are_read(string text, string expected) => Reads(text, expected);

    [Theory]
    [Trait("Requirement", "PLN-02")]
    [InlineData("Ej aktuellt för detta forum", "n/a")]
    [InlineData("", "unstated")]
    [InlineData("  –  ", "unstated")]
    [InlineData(null, "unstated")]
    public void Not_applicable_differs_from_empty(string? text, string expected) => Assert.Equal(expected, CadenceNotation.Of(CadenceReader.Read(text)));

    [Fact]
    [Trait("Requirement", "FOR-GEN-03")]
    public void One_text_yields_the_steering_groups_rhythm_and_that_of_the_area_groups() =>
        Reads("Ledningsgruppen: Ses ca 2 ggr/termin Ortsgrupper i Norr, Söder och Viken, samt en grupp för unga 13-18 år ca 3 ggr/termin",
            "Ledningsgruppen: ~2/Term | Ortsgrupper i Norr, Söder och Viken, samt en grupp för unga 13-18 år: ~3/Term");

    [Theory]
    [Trait("Requirement", "FOR-MYS-01")]
    [InlineData("Styrgrupp: 2 ggr/år. Arbetsgrupper i Norrby och Söderby träffas en gång i månaden.", "Styrgrupp: 2/Year | Arbetsgrupper i Norrby och Söderby: 1/Month")]
    [InlineData("Styrgrupp: 2 ggr/år. Arbetsgrupper i Åsby torg och Viken: tre möten per termin", "Styrgrupp: 2/Year | Arbetsgrupper i Åsby torg och Viken: 3/Term")]
    [InlineData("Styrgrupp: 2 ggr/år. Arbetsgrupper i varje stadsdel 3 ggr/år", "Styrgrupp: 2/Year | Arbetsgrupper: 3/Year")]
    public void The_places_of_several_groups_are_part_of_their_name(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("Regelbundet och ofta", "other Regelbundet och ofta")]
    [InlineData("Mötet är torsdagen den 23 maj 2024 kl 18:30", "other Mötet är torsdagen den 23 maj 2024 kl 18:30")]
    [InlineData("Inför helgen", "other Inför helgen")]
    [InlineData("Ett flertal tillfällen", "other Ett flertal tillfällen")]
    [InlineData("220 000 kr per år", "other 220 000 kr per år")]
    [InlineData("inom 14 dagar", "other inom 14 dagar")]
    [InlineData("Sent\nom  kvällen", "other Sent om kvällen")]
    public void What_is_not_understood_is_kept_as_text(string text, string expected) => Reads(text, expected);
}
