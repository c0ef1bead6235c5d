using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    static OrganisationId Id(int n) => new(new Guid(n, 0, 0, new byte[8]));

    static Organisation Named(int n, string name, string? from = null) => Organisation.Create(
        Id(n), name, OrganisationKind.DistrictAdministration, from: from is null ? null : DateOnly.ParseExact(from, "yyyy-MM-dd")).Value;

    [Theory]
    [Trait("Requirement", "AGR-06")]
    [InlineData("212000-0142", true)]
    [InlineData("202100-0076", true)]
    [InlineData(" 2120000142 ", true)]
    [InlineData("212000–0142", true)]
    [InlineData("212000-0143", false)]
    [InlineData("202100-0067", false)]
    [InlineData("21200-00142", false)]
    [InlineData("212000-014", false)]
    [InlineData("212000-014a", false)]
    [InlineData("٢١٢٠٠٠-٠١٤٢", false)]
    [InlineData("", false)]
    public void An_organisation_number_has_ten_digits_and_a_right_check_digit(string text, bool valid)
    {
        var parsed = OrganisationNumber.Parse(text);
        Assert.Equal(valid, parsed.IsDone);
        if (valid) Assert.Matches(@"^\d{6}-\d{4}$", parsed.Value.ToString());
        else Assert.Equal(new OrganisationNumberInvalid(text), Assert.Single(parsed.Refusals));
    }

    [Fact]
    [Trait("Requirement", "AGR-07")]
    public void Two_organisations_may_share_a_number()
    {
        var number = OrganisationNumber.Parse("212000-0142").Value;
        var city = Organisation.Create(Id(1), "Ekstads kommun", OrganisationKind.Municipality, number).Value;
        var district = Organisation.Create(Id(2), "Ekbackens stadsdelsförvaltning", OrganisationKind.DistrictAdministration, number).Value;
        Assert.Equal(city.Number, district.Number);
        Assert.NotEqual(city.Id, district.Id);
    }

    [Theory]
    [Trait("Requirement", "AGR-09")]
    [InlineData("483- AA 204 646-2015", "483-AA 204 646-2015", true)]
    [InlineData("1.2.5.-615-2016", " 1.2.5.-615-2016\u00a0", true)]
    [InlineData("320-845/2015", "320-845-2015", false)]
    public void Diary_numbers_are_the_same_when_they_differ_only_in_blanks(string one, string other, bool same)
    {
        Assert.Equal(same, new DiaryNumber(one) == new DiaryNumber(other));
        Assert.Equal(same, new DiaryNumber(one).Key == new DiaryNumber(other).Key);
        Assert.Equal(one.Trim(), new DiaryNumber(one).ToString());
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public void Two_districts_merge_into_one_that_carries_both_on()
    {
        var (west, east, whole) = (Named(1, "Västra"), Named(2, "Östra"), Named(3, "Hela", "2020-07-01"));
        Assert.True(west.SucceededBy(whole, new(2020, 7, 1)).IsDone);
        Assert.True(east.SucceededBy(whole, new(2020, 7, 1)).IsDone);
        Assert.Equal([Id(1), Id(2)], whole.Predecessors.Select(p => p.Organisation));
        Assert.Equal(new DateOnly(2020, 6, 30), west.To);
        Assert.True(west.ExistsOn(new(2020, 6, 30)));
        Assert.False(west.ExistsOn(new(2020, 7, 1)));
        Assert.False(whole.ExistsOn(new(2020, 6, 30)));
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public void A_line_of_renamings_leads_to_who_carries_on_today()
    {
        var (first, second, third) = (Named(1, "Närpolisområde"), Named(2, "Lokalpolisområde", "2015-01-01"), Named(3, "Nytt lokalpolisområde", "2020-01-01"));
        Assert.True(first.SucceededBy(second, new(2015, 1, 1)).IsDone);
        Assert.True(second.SucceededBy(third, new(2020, 1, 1)).IsDone);
        var all = new[] { first, second, third }.ToDictionary(o => o.Id);
        Assert.Equal([Id(1)], Lineage.CarriedOnBy(Id(1), new(2014, 12, 31), all));
        Assert.Equal([Id(2)], Lineage.CarriedOnBy(Id(1), new(2019, 12, 31), all));
        Assert.Equal([Id(3)], Lineage.CarriedOnBy(Id(1), new(2024, 5, 23), all));
    }

    [Fact]
    [Trait("Requirement", "ORG-04")]
    public void A_succession_that_cannot_be_is_refused()
    {
        var (old, young) = (Named(1, "Gamla"), Named(2, "Nya", "2020-01-01"));
        Assert.IsType<SuccessorDoesNotExistThen>(Assert.Single(old.SucceededBy(young, new(2019, 1, 1)).Refusals));
        Assert.Contains(old.SucceededBy(old, new(2020, 1, 1)).Refusals, r => r is OrganisationSucceedsItself);
        Assert.True(old.SucceededBy(young, new(2020, 1, 1)).IsDone);
        Assert.Contains(old.SucceededBy(young, new(2020, 1, 1)).Refusals, r => r is OrganisationAlreadySucceeded);
        Assert.IsType<SuccessorDoesNotExistThen>(Assert.Single(young.SucceededBy(old, new(2021, 1, 1)).Refusals));
        Assert.IsType<OrganisationBeginsLater>(Assert.Single(Named(3, "Framtida", "2030-01-01").SucceededBy(Named(4, "Annan"), new(2025, 1, 1)).Refusals));
    }

    [Fact]
    [Trait("Requirement", "ORG-05")]
    [Trait("Requirement", "ORG-07")]
    public void A_district_area_holds_districts_and_a_police_area_serves_several_district_areas()
    {
        var area = Named(1, "Ekbacken");
        area.SetDistricts(["Norra Ekbacken ", "Södra Ekbacken", "södra ekbacken", ""]);
        Assert.Equal(["Norra Ekbacken", "Södra Ekbacken"], area.Districts);
        var police = Organisation.Create(Id(9), "Lokalpolisområde", OrganisationKind.LocalPoliceArea).Value;
        police.SetServes([Id(1), Id(2), Id(1)]);
        Assert.Equal([Id(1), Id(2)], police.Serves);
    }

    [Fact]
    public void An_organisation_has_a_name_and_ends_after_it_begins() => Assert.Equal(
        [typeof(OrganisationNameMissing), typeof(OrganisationEndsBeforeItBegins)],
        Organisation.Create(Id(1), " ", OrganisationKind.Other, from: new(2020, 1, 2), to: new(2020, 1, 1)).Refusals.Select(r => r.GetType()));
}
