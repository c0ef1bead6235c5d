namespace Samsyn.App.Acts;

/// <summary>The words for what the log holds as names. A name without words is shown as it is: an entry is never left out for want of a text.</summary>
public static class ActWords
{
    public static string OfAct(string name, Language language) => Texts.OrName(language, "audit.act." + name, name);

    public static string OfKind(string kind, Language language) => Texts.OrName(language, "audit.kind." + kind, kind);

    /// <summary>“Post 4 saknas.”</summary>
    public static string OfFault(WrongEntry wrong, Language language) =>
        Texts.Get(language, "audit.fault." + wrong.Fault, wrong.First == wrong.Last ? $"{wrong.First}" : $"{wrong.First}–{wrong.Last}");
}
