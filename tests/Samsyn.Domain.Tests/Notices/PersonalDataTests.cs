using Samsyn.Domain.Notices;

namespace Samsyn.Domain.Tests.Notices;

/// <summary>All numbers are made up.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Ungdomen 050124-9809 var med.")]
    [InlineData("Ungdomen 20050124-9809 var med.")]
    [InlineData("200501249809")]
    [InlineData("0501249809")]
    [InlineData("050124 9809")]
    [InlineData("190501+9809 född på 1800-talet")]
    [InlineData("Samordningsnummer 050184-9809")]
    // A slip in the last figure still points at somebody.
    [InlineData("050124-9801")]
    [Trait("Requirement", "INF-08")]
    public void A_personal_identity_number_is_found_however_it_is_written(string text)
    {
        var found = Assert.Single(PersonalData.In(text));
        Assert.Equal(PersonalDataKind.IdentityNumber, found.Kind);
        Assert.True(found.Shown.Length == 3, found.Shown);
    }

    [Theory]
    [InlineData("Ring 08-508 00 000 till receptionen", PersonalDataKind.PhoneNumber, "08-508 00 000")]
    [InlineData("070-174 06 58", PersonalDataKind.PhoneNumber, "070-174 06 58")]
    [InlineData("+46 70 174 06 58", PersonalDataKind.PhoneNumber, "+46 70 174 06 58")]
    [InlineData("Skriv till fornamn.efternamn@example.se om det", PersonalDataKind.EmailAddress, "fornamn.efternamn@example.se")]
    [Trait("Requirement", "INF-08")]
    public void Telephone_numbers_and_addresses_are_flagged_with_what_was_found(string text, PersonalDataKind kind, string shown) =>
        Assert.Equal(new(kind, shown), Assert.Single(PersonalData.In(text)));

    [Theory]
    [InlineData("")]
    [InlineData("Enheten stänger 2018-02-01 till 2018-03-31, från kl. 08.00.")]
    [InlineData("Dnr 1.2-345-2018 och A123.456/2018")]
    [InlineData("Organisationsnummer 212000-0142")]
    [InlineData("40 timmar i veckan, 104 kvällar, 12 345 kr")]
    [InlineData("1234567890")]
    [Trait("Requirement", "INF-08")]
    public void Dates_diary_numbers_and_organisation_numbers_are_left_alone(string text) => Assert.Empty(PersonalData.In(text));
}
