using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

/// <summary>The long agreement on its pages.</summary>
public sealed class SeedAgreementTests
{
    static readonly DateOnly InTerm = new(2018, 3, 15);

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-63")]
    public async Task Compliance_names_the_expected_gaps(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var local = await Adopt(samsyn);

        var page = (await samsyn.Run((ReadCompliance compliance) => compliance.Run(TestActors.Reader, local, InTerm, default)))!;

        Assert.Equal(ComplianceRuleSet.Numbered2015, page.RuleSet);
        ComplianceItem Item(string item) => page.Items.Single(one => one.Item == item);
        Assert.Equal(ComplianceResult.Incomplete, Item("AGR-57.2").Result);
        Assert.Equal((ComplianceResult.Incomplete, 3), (Item("AGR-59.4").Result, Item("AGR-59.4").Lacking.Count));
        Assert.Single(Item("AGR-59.3").Lacking);
        Assert.Single(Item("AGR-59.2").Lacking);
        Assert.Equal(2, Item("AGR-60.2").Lacking.Count);
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-24")]
    public async Task The_document_is_read_part_by_part_and_no_line_is_lost(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var local = await Adopt(samsyn);

        var document = (await samsyn.Run((ReadAgreementDocument documents) => documents.Run(TestActors.Reader, local, InTerm, new(All: true), default)))!;

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], document.Sections.Where(section => section.Annex is not null).Select(section => section.Number));
        Assert.Equal(AnnexKind.Agreement, document.Sections.First(section => section.Number == 1).Annex!.Kind);
        var shown = document.Shown.SelectMany(one => one.Shapes).SelectMany(shape => Enumerable.Range(shape.Line, shape.LastLine - shape.Line + 1)).ToHashSet();
        var lines = document.Page.Text.Lines;
        Assert.DoesNotContain(Enumerable.Range(1, lines.Count), line => !string.IsNullOrWhiteSpace(lines[line - 1]) && !shown.Contains(line));
        Assert.All(document.Duties.Where(row => row.Shown.Line > 0), row => Assert.Contains(document.Sections, section => section.From <= row.Shown.Line && row.Shown.Line <= section.To));
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-16")]
    public async Task An_extension_through_2020_is_refused_because_the_overarching_agreement_ends_in_May_2019(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var local = await Adopt(samsyn);
        await samsyn.Run((RecordConsultation consult) => consult.Run(TestActors.Coordinator, new() { Agreement = local, Version = 1, HeldOn = new(2018, 3, 1) }, default));
        var page = (await samsyn.Run((ReadAgreementPage pages) => pages.Run(TestActors.Reader, local, null, default)))!;

        var refused = await samsyn.Run((ExtendAgreement extend) => extend.Run(TestActors.Director,
            new(new(local, page.Version), [.. page.Parties.Select(party => new Signature { Party = party.Organisation, On = new(2018, 3, 10) })]), default));

        Assert.Equal([new ParentEndsTooEarly(new(2019, 5, 19), new(2020, 12, 31))], refused.Refusals);
    }

    static async Task<AgreementId> Adopt(TestDatabase samsyn)
    {
        await using var file = File.OpenRead(Seeds.PathOf("S0"));
        var imported = await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator, new("S0.txt", file), default));
        return (await samsyn.Run((AdoptProposal adopt) => adopt.Run(TestActors.Coordinator, new() { Proposal = imported.Value, Version = 1 }, default))).Value[^1];
    }
}
