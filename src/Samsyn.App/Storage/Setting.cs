namespace Samsyn.App.Storage;

/// <summary>A fact about this very database, such as that it holds the example.</summary>
sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
