namespace Samsyn.Web.Ui;

/// <summary>A column. With a sort key its heading becomes a link that sorts by it (<c>sortera</c> in the address).</summary>
public sealed record Column(string Title, string? SortKey = null, bool IsNumber = false);

/// <summary>A filter kept in the address under <paramref name="Name"/>; the empty value shows all.</summary>
public sealed record Filter(string Name, string Label, IReadOnlyList<Choice> Choices, string? Value, string All);

/// <summary>How a register is sorted: <c>?sortera=datum</c>, or <c>-datum</c> for the other way round.</summary>
public sealed record Sorting(string Key, bool Descending)
{
    public static Sorting From(string? value, string otherwise) => (string.IsNullOrEmpty(value) ? otherwise : value) switch
    {
        ['-', .. var key] => new(key, true),
        var key => new(key, false),
    };

    public string? For(string key) => key == Key && !Descending ? "-" + key : key;
}
