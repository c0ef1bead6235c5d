using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class RefusalTextsTests
{
    static readonly Dictionary<string, Dictionary<string, string>> Texts = new(Read("refusals.agreements.json").Concat(Read("refusals.accounts.json")));
    static readonly Dictionary<string, Dictionary<string, string>> Words = ReadAll("enums*.json");

    static IEnumerable<Type> Refusals => typeof(Agreement).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Refusal))
        && (t.Namespace!.StartsWith("Samsyn.Domain.Agreements", StringComparison.Ordinal) || t.Namespace == "Samsyn.Domain.Organisations"));

    [Fact]
    public void Every_refusal_of_agreements_and_organisations_has_its_words_and_no_word_is_orphaned() =>
        Assert.Equal(Refusals.Select(t => t.Name).Order(StringComparer.Ordinal), Texts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_name_the_same_data_and_the_refusal_carries_it() => Assert.All(Refusals, type =>
    {
        var (sv, en) = (Names(Texts[type.Name]["sv"]), Names(Texts[type.Name]["en"]));
        Assert.Equal(sv, en);
        Assert.All(sv, name => Assert.NotNull(type.GetProperty(name)));
    });

    [Fact]
    [Trait("Requirement", "AGR-21")]
    public void Every_state_kind_position_and_permission_has_its_word() => Assert.All(
        new[] { typeof(AgreementState), typeof(AgreementLevel), typeof(MilestoneKind), typeof(BoardOutcome), typeof(CoverageStatus), typeof(PartyStanding), typeof(StandpointCategory),
            typeof(AmendmentPath), typeof(AnnexVersionState), typeof(ProposalState), typeof(OrganisationKind), typeof(PositionTitle), typeof(Permission),
            typeof(AccountState), typeof(SignInMethod), typeof(SessionEnding),
            typeof(Holiday), typeof(BusinessDayRule) },
        type => Assert.All(Enum.GetNames(type), name =>
        {
            Assert.NotEmpty(Words[$"{type.Name}.{name}"]["sv"]);
            Assert.NotEmpty(Words[$"{type.Name}.{name}"]["en"]);
        }));

    [Theory]
    [Trait("Requirement", "ORG-51")]
    [InlineData("stadsdelsdirektör, förvaltningschef, lokalpolisområdeschef, chef för närpolisområde, kommunpolis, säkerhetsstrateg, BRÅ-samordnare")]
    [InlineData("preventionssamordnare, VO-chef/avdelningschef, enhetschef, utvecklingsstrateg, kommunikationsstrateg, lokalstrateg, lokalintendent")]
    [InlineData("parkingenjör, parkkontrollant, socialsekreterare, handläggare, fältassistent, medborgarvärd, ungdomsvärd, projektsamordnare, kontaktpolis")]
    [InlineData("BF-polis, förundersökningsledare, kontaktombud, nämndordförande, vice nämndordförande, grundskolechef, gymnasiechef, rektor")]
    public void The_roles_of_the_documents_are_positions(string roles) => Assert.All(roles.Split(", "), role =>
        Assert.Contains(Enum.GetNames<PositionTitle>(), name => Words[$"PositionTitle.{name}"]["sv"] == role));

    static Dictionary<string, Dictionary<string, string>> ReadAll(string files) =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src", "Samsyn.App", "Texts"), files).SelectMany(file => Read(Path.GetFileName(file))).ToDictionary(StringComparer.Ordinal);

    static Dictionary<string, Dictionary<string, string>> Read(string file) => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
        File.ReadAllText(Path.Combine(Root(), "src", "Samsyn.App", "Texts", file)))!;

    static string[] Names(string text) => [.. Regex.Matches(text, @"\{(\w+)\}").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
