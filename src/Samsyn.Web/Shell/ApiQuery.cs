using System.Globalization;
using System.Text.Json;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>
/// The filters of an address that a program asks. What cannot be read, stands twice or is no filter of the address is told by its name: a filter that is passed over would answer
/// with more than was asked for.
/// </summary>
sealed class ApiQuery(HttpContext http)
{
    const int PageLength = 100;
    readonly List<ApiFault> _faults = [];
    readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Text(string name)
    {
        _known.Add(name);
        var given = http.Request.Query[name];
        if (given.Count > 1) _faults.Add(new(name, http.View()["api.filterTwice", name]));
        return given is [{ Length: > 0 } text] ? text : null;
    }

    /// <summary>One of the words of an enumeration, as answers write it; case does not matter.</summary>
    public T? Word<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (Named.OrNull<T>(text) is { } word) return word;
        _faults.Add(new(name, http.View()["api.filterWord", name, string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))]));
        return null;
    }

    public Guid? Id(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Guid.TryParse(text, out var id)) return id;
        _faults.Add(new(name, http.View()["api.filterId", name]));
        return null;
    }

    /// <summary>As in answers, and of the years that pages take.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && !TypedDate.IsWrong(text)) return day;
        _faults.Add(new(name, http.View()["api.filterDay", name]));
        return null;
    }

    /// <summary>Days from one to another, both included.</summary>
    public (DateOnly? From, DateOnly? To) Days(string from, string to)
    {
        var (first, last) = (Day(from), Day(to));
        if (last < first) _faults.Add(new(to, http.View()["api.filterDays", from, to]));
        return (first, last);
    }

    public int Page(string name = "page")
    {
        if (Text(name) is not { } text) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0) return page;
        _faults.Add(new(name, http.View()["api.filterPage", name]));
        return 1;
    }

    /// <summary>Asked when every filter has been read: 422 with all that is wrong, or null.</summary>
    public IResult? Refused()
    {
        _faults.AddRange(http.Request.Query.Keys.Where(name => !_known.Contains(name)).Select(name => new ApiFault(name, http.View()["api.filterUnknown", string.Join(", ", _known)])));
        return _faults.Count == 0 ? null : Results.Json(new ApiFaults(_faults), FactsJson.Options, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A page of rows; one beyond the last is the last.</summary>
    public static ApiPage<T> Page<TRow, T>(IReadOnlyList<TRow> all, int asked, Func<TRow, T> shown)
    {
        var pages = Math.Max(1, (all.Count + PageLength - 1) / PageLength);
        var page = Math.Min(asked, pages);
        return new(all.Count, page, pages, [.. all.Skip((page - 1) * PageLength).Take(PageLength).Select(shown)]);
    }
}

/// <summary>What is wrong with one filter, in the reader's language.</summary>
sealed record ApiFault(string Filter, string Text);

sealed record ApiFaults(IReadOnlyList<ApiFault> Errors);

/// <summary>As every list of the API has it.</summary>
sealed record ApiPage<T>(int Total, int Page, int Pages, IReadOnlyList<T> Rows);
