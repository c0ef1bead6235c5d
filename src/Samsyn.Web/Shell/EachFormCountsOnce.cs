using System.Globalization;
using Samsyn.App.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>
/// A form that is sent twice (a double click, a lost answer, a proxy that tries again) is done once and answered the same both times.
/// On one node the second waits for the first; between nodes the primary key of the record decides.
/// </summary>
sealed class EachFormCountsOnce(RequestDelegate next, CookieNames cookies)
{
    const int LongestKey = 64;

    readonly Turns _turns = new();

    public async Task InvokeAsync(HttpContext http, AnsweredForms answered)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || await SentIn(http) is not { } form)
        {
            await next(http);
            return;
        }
        using var turn = await _turns.Take(form.Session + form.FormKey, http.RequestAborted);
        if (await answered.Earlier(form, http.RequestAborted) is { } earlier) await Again(http, earlier);
        else await First(http, answered, form);
    }

    async Task First(HttpContext http, AnsweredForms answered, SentForm form)
    {
        answered.Expect(form);
        try
        {
            await next(http);
        }
        catch (FormAnsweredMeanwhileException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            if (await answered.Earlier(form, CancellationToken.None) is not { } earlier) throw;
            await Again(http, earlier);
            return;
        }
        finally
        {
            answered.ExpectNothing();
        }
        // Whoever has gone away meanwhile may come back with the same form: its answer is noted all the same.
        if (http.Response.StatusCode == StatusCodes.Status303SeeOther) await answered.Led(form, http.Response.Headers.Location.ToString(), CancellationToken.None);
        else if (http.Response.StatusCode >= StatusCodes.Status400BadRequest) await answered.Forget(form, CancellationToken.None);
    }

    static Task Again(HttpContext http, EarlierAnswer earlier)
    {
        if (!earlier.SameContent) return http.Page<ErrorView>(new ErrorModel("formChanged"), StatusCodes.Status409Conflict).ExecuteAsync(http);
        if (earlier.Address is null) return http.Page<ErrorView>(new ErrorModel("formAnswered"), StatusCodes.Status409Conflict).ExecuteAsync(http);
        http.SeeOther(earlier.Address);
        return Task.CompletedTask;
    }

    /// <summary>Null for a request without a key, such as a script's.</summary>
    async Task<SentForm?> SentIn(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return null;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[FormKeys.Field] is not [{ Length: > 0 and <= LongestKey } key]) return null;

        // The form cookie is this browser's alone, and lives through signing in; the person makes it a session's.
        var session = Checksum.OfParts([http.Request.Cookies[cookies.Form] ?? "", http.View().Actor?.Person.Value.ToString() ?? ""]);
        List<string> content = [http.Request.Path + http.Request.QueryString];
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
            if (name != FormKeys.Field && name != http.View().Proof.Field) content.AddRange([name, values.Count.ToString(CultureInfo.InvariantCulture), .. values.Select(value => value ?? "")]);
        foreach (var file in form.Files)
        {
            await using var bytes = file.OpenReadStream();
            content.AddRange([file.Name, file.FileName, Checksum.Of(bytes)]);
        }
        return new(session, key, Checksum.OfParts(content));
    }
}
