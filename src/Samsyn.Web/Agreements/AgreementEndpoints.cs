using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

static class AgreementEndpoints
{
    const string One = AgreementLinks.Register + "/{id:guid}";
    const string Json = "application/json; charset=utf-8";

    public static void MapAgreementEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(AgreementLinks.Register, async (HttpContext http, string? datum, ReadAgreements agreements, ReadProposals proposals, CancellationToken cancel) =>
        {
            var actor = http.View().Actor!;
            var open = (await proposals.Run(actor, cancel)).Where(proposal => proposal.State == ProposalState.Open).ToList();
            return http.Page<AgreementListView>(new AgreementListModel(TypedDate.Read(datum) ?? http.View().Today, await agreements.Run(actor, TypedDate.Read(datum), cancel), open));
        }).Requires(Permission.ReadAgreements);

        app.MapGet(One, async (HttpContext http, Guid id, string? datum, string? bilaga, int? rad, ReadAgreementDocument documents, CancellationToken cancel) =>
            await documents.Run(http.View().Actor!, new(id), TypedDate.Read(datum), Wanted(bilaga, rad), cancel) is { } document ? http.Page<AgreementView>(document) : http.NotFound())
            .Requires(Permission.ReadAgreements);

        app.MapGet(One + "/text.txt", async (HttpContext http, Guid id, ReadAgreementPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), null, cancel) is { } page
                ? Results.File(AnnexEndpoints.FrozenBytes(page.Text), "text/plain; charset=utf-8", $"{page.Number}.txt") : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(One + "/original", async (HttpContext http, Guid id, ReadOriginals originals, CancellationToken cancel) =>
            await originals.Run(http.View().Actor!, new(id), cancel) is { } found ? http.Page<OriginalsView>(found) : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(One + "/prioriteringar", async (HttpContext http, Guid id, string? datum, ReadPriorities priorities, CancellationToken cancel) =>
            await priorities.Run(http.View().Actor!, new(id), TypedDate.Read(datum), cancel) is { } page ? http.Page<PrioritiesView>(page) : http.NotFound()).Requires(Permission.ReadAgreements);

        MapCompliance(app);
        MapApi(app);
        app.MapAgreementActs();
        app.MapAnnexEndpoints();
    }

    static void MapCompliance(IEndpointRouteBuilder app)
    {
        app.MapGet("/efterlevnad", async (HttpContext http, ReadCompliance compliance, CancellationToken cancel) =>
            http.Page<ComplianceListView>(new ComplianceListModel(await compliance.All(http.View().Actor!, null, cancel)))).Requires(Permission.ReadDuties);

        app.MapGet(One + "/efterlevnad", async (HttpContext http, Guid id, string? datum, ReadCompliance compliance, ReadAgreementPage pages, CancellationToken cancel) =>
        {
            var actor = http.View().Actor!;
            if (await compliance.Run(actor, new(id), TypedDate.Read(datum), cancel) is { } page) return http.Page<ComplianceView>(page);
            return await pages.Run(actor, new(id), null, cancel) is { } overarching ? http.Page<NothingAboveView>(overarching) : http.NotFound();
        }).Requires(Permission.ReadDuties);

        app.MapGet(One + "/efterlevnad.csv", async (HttpContext http, Guid id, string? datum, ReadCompliance compliance, CancellationToken cancel) =>
            await compliance.Run(http.View().Actor!, new(id), TypedDate.Read(datum), cancel) is { } page
                ? Results.File(AgreementFiles.Csv(page, http.View().Language), "text/csv; charset=utf-8", $"efterlevnad-{page.Agreement.Number}-{Dates.Iso(page.On)}.csv") : http.NotFound()).Requires(Permission.ReadDuties);
    }

    static void MapApi(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/overenskommelser", async (HttpContext http, string? datum, ReadAgreements agreements, CancellationToken cancel) =>
            Results.Text(AgreementFiles.Json(await agreements.Run(http.View().Actor!, TypedDate.Read(datum), cancel)), Json)).Requires(Permission.ReadAgreements);

        app.MapGet("/api/overenskommelser/{id:guid}", async (HttpContext http, Guid id, string? datum, ReadAgreementPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), TypedDate.Read(datum), cancel) is { } page ? Results.Text(AgreementFiles.Json(page), Json) : Results.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet("/api/overenskommelser/{id:guid}/efterlevnad", async (HttpContext http, Guid id, string? datum, ReadCompliance compliance, CancellationToken cancel) =>
            await compliance.Run(http.View().Actor!, new(id), TypedDate.Read(datum), cancel) is { } page ? Results.Text(AgreementFiles.Json(page), Json) : Results.NotFound()).Requires(Permission.ReadDuties);
    }

    static SectionWanted Wanted(string? annex, int? line) =>
        annex == "alla" ? new(All: true) : int.TryParse(annex, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new(number) : new(Line: line);
}

public sealed record AgreementListModel(DateOnly On, IReadOnlyList<AgreementRow> Rows, IReadOnlyList<ProposalRow> Proposals);

public sealed record ComplianceListModel(IReadOnlyList<CompliancePage> Pages);
