namespace Samsyn.Web.Shell;

/// <summary>
/// A value by its name, as forms and addresses carry it. The framework's own parsing takes any number too, and a number that means nothing would be
/// stored and break every page that has no word for it.
/// </summary>
static class Named
{
    /// <summary>Null when it is no name of a value; case does not matter.</summary>
    public static T? OrNull<T>(string? text) where T : struct, Enum =>
        text is { Length: > 0 } && char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A choice that has been checked against those offered.</summary>
    public static T Of<T>(string? text) where T : struct, Enum => OrNull<T>(text) ?? throw new InvalidOperationException($"“{text}” was not checked.");
}
