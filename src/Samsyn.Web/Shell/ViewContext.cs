using Samsyn.App;
using Samsyn.App.Live;
using Samsyn.App.Secrets;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>How the reader wants the page lit.</summary>
public enum Theme { System, Light, Dark }

/// <summary>What stands in the page head beside the navigation: where one is, where else one may go, and the readiness there.</summary>
public sealed record PageHead(string? Area, IReadOnlyList<Link> OtherAreas, ReadinessMark? Readiness)
{
    /// <summary>The positions the reader holds, in words.</summary>
    public string? Positions { get; init; }

    public static PageHead Empty { get; } = new(null, [], null);
}

/// <summary>Tells the head of every page. A feature that knows areas and readiness registers one.</summary>
public delegate ValueTask<PageHead> ReadPageHead(IServiceProvider request, Actor? actor, Language language, CancellationToken cancel);

/// <summary>Everything a view may know besides its model. Made once a request.</summary>
public sealed record ViewContext
{
    public required Language Language { get; init; }
    public required Actor? Actor { get; init; }
    /// <summary>The path with its query, as asked for.</summary>
    public required string Address { get; init; }
    public required string Nonce { get; init; }
    /// <summary>The date in Europe/Stockholm.</summary>
    public required DateOnly Today { get; init; }
    public required Theme Theme { get; init; }
    public required PageHead Head { get; init; }
    public required IReadOnlyList<NavigationArea> Navigation { get; init; }
    /// <summary>False until there is a page that searches.</summary>
    public required bool CanSearch { get; init; }
    public required FormProof Proof { get; init; }
    public FormKeys FormKeys { get; } = new();
    /// <summary>Up to where this node had heard of changes before anything on the page was read; null where nobody listens.</summary>
    public ChangeMark? HeardBefore { get; init; }

    public string Path => Address.Split('?', 2)[0];
    public string LanguageTag => Language == Language.Swedish ? "sv" : "en";

    /// <summary>A text by its key, such as <c>View["ui.search"]</c>, in the reader's language.</summary>
    public string this[string key, params IReadOnlyList<object?> args] => Texts.Get(Language, key, args);

    /// <summary>One part of the query as it was asked for; null when it is not there.</summary>
    public string? Asked(string name) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Address.Split('?', 2) is [_, var text] ? text : "").TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The same page with one part of the query changed; null removes it. Filters, sorting and pages live in the address.</summary>
    public string With(string name, string? value) => With((name, value));

    public string With(params IReadOnlyList<(string Name, string? Value)> changes)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Address.Split('?', 2) is [_, var text] ? text : "");
        foreach (var (name, value) in changes)
            if (value is null) query.Remove(name);
            else query[name] = value;
        return Path + QueryString.Create(query);
    }
}

/// <summary>Proves that a form was sent from our own page: a hidden field every post carries.</summary>
public sealed record FormProof(string Field, string Value);

/// <summary>A key for each form on the page, never given twice: the page's own random number and the form's number on it.</summary>
public sealed class FormKeys
{
    public const string Field = "form-key";

    readonly string _page = Unguessable.Text();
    int _count;

    public string Next() => $"{_page}-{++_count}";
}

static class ViewContexts
{
    static readonly object Key = new();

    public static ViewContext View(this HttpContext http) => (ViewContext)http.Items[Key]!;

    public static bool HasView(this HttpContext http) => http.Items.ContainsKey(Key);

    public static void SetView(this HttpContext http, ViewContext view) => http.Items[Key] = view;
}
