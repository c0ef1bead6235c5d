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
