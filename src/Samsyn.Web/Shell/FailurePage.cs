using Microsoft.AspNetCore.Http.Features;
using Samsyn.App;
using Samsyn.App.Storage;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>The only place that catches what nobody foresaw: logged with an id, and the same id shown to the reader.</summary>
sealed partial class FailurePage(RequestDelegate next, IServiceScopeFactory scopes, CookieNames cookies, Clock clock, ILogger<FailurePage> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (IsBare(http.Response)) await Answer(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted) http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception refused) when (!http.Response.HasStarted && (refused as BadHttpRequestException ?? refused.InnerException as BadHttpRequestException) is not null)
        {
            var bad = refused as BadHttpRequestException ?? (BadHttpRequestException)refused.InnerException!;
            http.Response.Clear();
            // The renderer looks for the form as well, and must not stumble on it again.
            http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            await http.Page<ErrorView>(new ErrorModel(bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "tooLarge" : "badRequest"), bad.StatusCode).ExecuteAsync(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            LogFailure(failure, http.TraceIdentifier, http.Request.Method, http.GetEndpoint()?.DisplayName);
            http.Response.Clear();
            // A fresh scope: the renderer of this request may be what failed, and it would fail again.
            await using var scope = scopes.CreateAsyncScope();
            http.RequestServices = scope.ServiceProvider;
            // Not even who asks could be read: the database is away. The page then knows nobody, but it says what happened.
            if (!http.HasView()) http.SetView(ViewContextMaker.OfNobody(http, cookies, clock));
            var (kind, status) = StorageTrouble.IsCauseOf(failure) ? ("storage", StatusCodes.Status503ServiceUnavailable) : ("failure", StatusCodes.Status500InternalServerError);
            await http.Page<ErrorView>(new ErrorModel(kind, http.TraceIdentifier), status).ExecuteAsync(http);
        }
    }

    /// <summary>A status that routing or binding set without saying anything to the reader.</summary>
    static bool IsBare(HttpResponse response) => response is { HasStarted: false, StatusCode: >= 400, ContentType: null };

    static Task Answer(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => http.NotFound().ExecuteAsync(http),
        StatusCodes.Status403Forbidden => http.Forbidden().ExecuteAsync(http),
        var status => http.Page<ErrorView>(new ErrorModel(status == StatusCodes.Status413PayloadTooLarge ? "tooLarge" : "badRequest"), status).ExecuteAsync(http),
    };

    // The address itself is not logged: it may hold a search for a person.
    [LoggerMessage(LogLevel.Error, "Failure {FailureId} in {Method} {Endpoint}")]
    partial void LogFailure(Exception failure, string failureId, string method, string? endpoint);
}
