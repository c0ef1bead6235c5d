namespace Samsyn.Web.Tests.Structure;

/// <summary>Every rule holds for the repository, and every rule finds its planted offender.</summary>
public sealed class HouseRulesTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    static readonly Dictionary<string, (Func<IEnumerable<SourceFile>, IEnumerable<string>> Rule, SourceFile Offender)> All = new(StringComparer.Ordinal)
    {
        ["projects refer only downwards"] = (Rules.References,
            new("src/Samsyn.Web/Samsyn.Web.csproj", """<ProjectReference Include="..\Samsyn.Cli\Samsyn.Cli.csproj" />""")),
        ["the domain takes no package"] = (Rules.DomainIsBare,
            new("src/Samsyn.Domain/Samsyn.Domain.csproj", """<PackageReference Include="NodaTime" />""")),
        ["the domain does no I/O"] = (Rules.DomainIsBare,
            new("src/Samsyn.Domain/Duties/Duty.cs", "    public async Task Run() => Console.WriteLine();")),
        ["folders carry feature names"] = (Rules.FolderNames,
            new("src/Samsyn.App/Misc/Thing.cs", "namespace Samsyn.App.Misc;")),
        ["SQL stays in storage"] = (Rules.SqlOnlyInStorage,
            new("src/Samsyn.App/Agreements/AgreementPage.cs", """var rows = db.Database.SqlQuery<int>("SELECT 1");""")),
        ["cryptography stands in one place"] = (Rules.SecretsInOnePlace,
            new("src/Samsyn.Web/Shell/Token.cs", "using System.Security.Cryptography;")),
        ["whoever is refused stands in the log"] = (Rules.RefusalsAreNoted,
            new("src/Samsyn.App/Duties/RecordEvidence.cs", "if (actor.Demand(Permission.RecordEvidence) is { IsDone: false } lacking) return lacking;")),
        ["an act is told in words"] = (Rules.ActsInWords,
            new("src/Samsyn.App/Agreements/Old.cs", "acts.Note(actor, nameof(ActWithoutWords), id);")),
        ["choices are read by name"] = (Rules.ChoicesByName,
            new("src/Samsyn.Web/Duties/CalendarEndpoints.cs", "var side = Enum.TryParse<PartySide>(scope, out var one) ? one : null;")),
        ["names say something"] = (Rules.VagueNames,
            new("src/Samsyn.App/Duties/DutyService.cs", "sealed class DutyService { }")),
        ["files stay small"] = (Rules.LongFiles,
            new("src/Samsyn.App/Duties/Long.cs", new string('\n', 400))),
        ["nothing unfinished lands"] = (Rules.Unfinished,
            new("src/Samsyn.App/Duties/Half.cs", "throw new NotImplementedException();")),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_repository_keeps_the_rule(string name)
    {
        var offences = All[name].Rule(SourceTree.Files).ToList();
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_finds_its_planted_offender(string name)
    {
        var (rule, offender) = All[name];
        Assert.NotEmpty(rule([offender]));
    }
}
