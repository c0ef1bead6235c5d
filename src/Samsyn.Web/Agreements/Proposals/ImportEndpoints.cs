using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in</c>: choose files, see what has been read in before.</summary>
static class ImportEndpoints
{
    /// <summary>Room for several documents; a larger body is refused by its announced length, before it is read.</summary>
    const long LargestUpload = 100L << 20;

    public static void MapImportEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/las-in", async (HttpContext http, ReadImportDesk desk, string? klart) =>
            http.Page<ImportView>(await Model(http, desk, [], int.TryParse(klart, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0))).Requires(Permission.ImportAgreement);

        app.MapPost("/las-in", Upload).Requires(Permission.ImportAgreement).WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        app.MapQuarantineEndpoints();
    }

    static async Task<IResult> Upload(HttpContext http, ImportDocument import, ReadImportDesk desk)
    {
        var files = (await http.Request.ReadFormAsync(http.RequestAborted)).Files;
        List<UploadResult> results = [];
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var outcome = await import.Run(http.View().Actor!, new(file.FileName, content), http.RequestAborted);
            results.Add(new(FileNames.Harmless(file.FileName), outcome.IsDone ? outcome.Value : null, outcome.Refusals));
        }
        return results switch
        {
            [] => http.Refused<ImportView>(await Model(http, desk, results, 0) with { NothingChosen = true }),
            [{ Proposal: { } only }] => http.Done($"/las-in/{only.Value}"),
            _ when results.TrueForAll(result => result.Proposal is not null) => http.Done($"/las-in?klart={results.Count}#inlast"),
            _ => http.Refused<ImportView>(await Model(http, desk, results, 0)),
        };
    }

    static async Task<ImportModel> Model(HttpContext http, ReadImportDesk desk, IReadOnlyList<UploadResult> results, int done) =>
        new(await desk.Run(http.View().Actor!, http.RequestAborted), results, done)
        {
            LargestMegabytes = new ExtractionLimits().MaxBytes >> 20,
            InQuarantine = (await http.RequestServices.GetRequiredService<ReadQuarantine>().Run(http.View().Actor!, http.RequestAborted)).Count,
        };
}

/// <summary>What became of one file: a proposal, or why not.</summary>
public sealed record UploadResult(string File, ProposalId? Proposal, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Where the document already is, when it had been read in before.</summary>
    public string? Existing => Refusals.OfType<DocumentAlreadyImported>().FirstOrDefault() is { } earlier ? $"/las-in/{earlier.Proposal.Value}" : null;

    public bool IsInQuarantine => Refusals.OfType<FileInQuarantine>().Any();
}

public sealed record ImportModel(IReadOnlyList<ImportedDocument> Documents, IReadOnlyList<UploadResult> Results, int Done)
{
    public bool NothingChosen { get; init; }
    public required long LargestMegabytes { get; init; }
    public required int InQuarantine { get; init; }
}
