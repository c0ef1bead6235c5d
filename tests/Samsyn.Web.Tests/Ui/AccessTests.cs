using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Tests.Ui;

public sealed class AccessTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public void An_endpoint_that_names_no_permission_is_found()
    {
        var builder = WebApplication.CreateBuilder();
        using var app = builder.Build();
        app.MapGet("/named", () => "").Requires(Permission.ReadAgreements);
        app.MapGet("/open", () => "").Open();
        Assert.Empty(EveryEndpointNamesAPermission.Offenders(app));

        app.MapPost("/planted", () => "");
        Assert.Contains("/planted", Assert.Single(EveryEndpointNamesAPermission.Offenders(app)));
        Assert.Throws<InvalidOperationException>(() => EveryEndpointNamesAPermission.Check(app));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-8.1.1")]
    public void An_endpoint_that_differs_from_the_matrix_is_found_and_told_with_its_line()
    {
        using var app = WebApplication.CreateBuilder().Build();
        app.MapGet("/planted/{id:guid}", (Guid id) => id.ToString()).Requires(Permission.ReadAgreements);
        app.MapPost("/other", () => "").Requires(Permission.SignAgreement);
        app.MapGet("/parts/{id}", (string id) => id).Open();
        var matrix = Matrix("""
            { "at": "POST /other", "may": "ReadAgreements", "shows": "-" },
            { "at": "GET /parts/{id}", "may": "anyone", "shows": "-" },
            { "at": "GET /gone", "may": "anyone", "shows": "-" },
            { "at": "GET /elsewhere", "may": "anyone", "shows": "-", "only": "Development" }
            """);

        var found = EveryEndpointNamesAPermission.Differences(app, matrix, "Production");

        Assert.Equal(4, found.Count);
        Assert.Contains(found, line => line.Contains("""{ "at": "GET /planted/{id:guid}", "may": "ReadAgreements", "shows": "KIND or -", "ids": { "id": "KIND or -" } },""", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("POST /other says ReadAgreements, the endpoint demands SignAgreement", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("GET /parts/{id} names other parts", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("GET /gone", StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => EveryEndpointNamesAPermission.Check(app));
    }

    [Theory]
    [InlineData("\"OperateSystem\"", "\"Operate\"")]
    [InlineData("\"Registrar\"", "\"Other\"")]
    [InlineData("[\"administrator\"]", "[\"nobody\"]")]
    [InlineData("\"shows\": \"Duty\"", "\"shows\": \"Dyty\"")]
    public void A_matrix_that_names_what_there_is_not_or_leaves_something_out_is_refused(string right, string wrong) =>
        Assert.ThrowsAny<Exception>(() => AccessMatrix.From(MatrixText.Replace(right, wrong, StringComparison.Ordinal)));

    static string MatrixText => File.ReadAllText(Path.Combine(Structure.SourceTree.Root, "docs/security/access.json"));

    static AccessMatrix Matrix(string endpoints)
    {
        var (text, begins) = (MatrixText, "\"endpoints\": [");
        var from = text.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        return AccessMatrix.From(text[..from] + endpoints + text[text.IndexOf("\n  ]", from, StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task The_application_itself_has_no_such_endpoint() =>
        // Build checks all endpoints; a planted one would keep the application from starting.
        Assert.Equal(HttpStatusCode.OK, (await web.Open().Get("/halsa")).StatusCode);

    [Fact]
    public async Task An_endpoint_without_access_metadata_is_closed_to_everyone()
    {
        var reached = false;
        var http = new DefaultHttpContext();
        http.SetEndpoint(new(_ => Task.CompletedTask, new(), "planted"));
        http.SetView(Views.Of("/"));
        var access = new ActorAccess(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await Assert.ThrowsAnyAsync<Exception>(() => access.InvokeAsync(http)); // it answers 403, which needs services this context lacks
        Assert.False(reached);
    }

    [Fact]
    public void A_permission_lets_in_those_who_hold_it_and_nobody_else()
    {
        Actor reader = new(new(Guid.Empty), "Läsare", [new(new(Guid.Empty), PositionTitle.CitizenHost, new(Guid.Empty), null)]);
        Assert.True(new Access(Permission.ReadAgreements).Allows(reader));
        Assert.False(new Access(Permission.AdoptAgreement).Allows(reader));
        Assert.False(new Access(Permission.ReadAgreements).Allows(null));
        Assert.True(new Access(null).Allows(null));
    }
}
