using System.Text.Json;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements.Proposals;

/// <summary>The whole way of a real document: imported, stored, adopted, shown.</summary>
public sealed class SeedImportTests
{
    [SeedTheory, OnSqlite, OnPostgreSql]
    public async Task The_long_agreement_is_imported_and_adopted_with_the_overarching_one_that_it_annexes(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await using var file = File.OpenRead(Seeds.PathOf("S0"));
        var imported = await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator, new("S0.txt", file), default));
        Assert.Empty(imported.Refusals);

        var adopted = await samsyn.Run((AdoptProposal adopt) => adopt.Run(TestActors.Coordinator, new() { Proposal = imported.Value, Version = 1 }, default));

        Assert.Empty(adopted.Refusals);
        Assert.Equal(2, adopted.Value.Count);
        var local = (await samsyn.Run((ReadAgreementPage page) => page.Run(TestActors.Reader, adopted.Value[1], null, default)))!;
        Assert.Equal((AgreementLevel.Local, adopted.Value[0], 1068), (local.Level, local.Parent!.Id, local.Text.Lines.Count));
        Assert.True(local.Text.IsIntact);
    }

    [SeedTheory, OnSqlite, OnPostgreSql]
    public async Task What_was_read_comes_back_from_storage_fact_by_fact(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        foreach (var seed in (string[])["S0", "S1", "S2", "S3", "S4"])
        {
            await using var file = File.OpenRead(Seeds.PathOf(seed));
            var read = (await DocumentReading.Read(seed, file, default)).Value.Reading;
            file.Position = 0;
            var id = (await samsyn.Run((ImportDocument import) => import.Run(TestActors.Coordinator, new(seed, file), default))).Value;

            var page = (await samsyn.Run((ReadProposalPage proposal) => proposal.Run(TestActors.Coordinator, id, default)))!;

            Assert.Equal(JsonSerializer.Serialize(read.Facts, FactsJson.Options), JsonSerializer.Serialize(page.Facts, FactsJson.Options));
            Assert.Equal(read.Lines, page.Lines);
            Assert.Equal(read.Findings.Select(finding => (finding.Line, finding.Code, finding.Message)), page.Findings.Select(finding => (finding.Line, finding.Code, finding.Message)));
        }
    }
}
