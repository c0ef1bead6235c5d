using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The words by which names of municipalities, districts and police units are known.</summary>
static class Organisations
{
    const int LongestName = 120;

    static readonly string[] Words =
    [
        "kommun", "stad", "polis", "region", "landsting", "nämnd", "förvaltning", "länsstyrelse", "kriminalvård", "räddningstjänst", "skola", "universitet", "bolag", "förening",
        "fastighet", "församling", "åklagar", "tullverket", "försäkringskassan", "arbetsförmedling", "skatteverket", "bostäder", "näringsliv", "företag", "municipality", "police",
    ];

    /// <summary>Words that name a kind of party and not a party.</summary>
    static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
    {
        "polis", "polisen", "polismyndigheten", "kommun", "kommunen", "kommuner", "kommunerna", "staden", "stadsdelsförvaltningen", "stadsdelsförvaltning", "stadsdelen", "förvaltningen",
        "förvaltning", "lokalpolisområdet", "lokalpolisområde", "skola", "skolan", "socialtjänst", "socialtjänsten", "fastighetsägare", "föreningar", "polisledning", "näringsliv",
    };

    public static bool LooksLikeOne(string text) =>
        text.Length is > 3 and <= LongestName && Array.Exists(Words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the text names one party by its own name ("Skaraby kommun"), not a kind of party ("kommunen").</summary>
    public static bool IsNamed(string text)
    {
        if (!LooksLikeOne(text) || Generic.Contains(TextKey.Of(text))) return false;
        return text.Split(' ', '-').Any(word => word.Length > 1 && char.IsUpper(word[0])) && !text.Contains('?', StringComparison.Ordinal);
    }

    public static bool IsPolice(string text) => text.Contains("polis", StringComparison.OrdinalIgnoreCase) || text.Contains("police", StringComparison.OrdinalIgnoreCase);

    public static PartyRole RoleOf(string name)
    {
        bool Has(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Has("lokalpolis") || Has("närpolis") || Has("lpo ")) return PartyRole.LocalPolice;
        if (Has("polisregion") || Has("polismyndighet") || (Has("polis") && Has("region")) || Has("police authority")) return PartyRole.PoliceRegion;
        if (IsPolice(name)) return PartyRole.LocalPolice;
        if (Has("stadsdel") || Has(" sdf")) return PartyRole.District;
        if (Has("fastighet") || Has("bolag") || Has("förening") || Has("bostäder")) return PartyRole.Other;
        if (Has("kommun") || Has(" stad") || Has("municipality")) return PartyRole.Municipality;
        return PartyRole.Other;
    }

    /// <summary>Of "Polismyndigheten, Lokalpolisområde Skaraby" the unit that is the party: the most local one.</summary>
    public static string MostLocal(string name)
    {
        var pieces = name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length < 2) return Capitalised(name.Trim());
        var local = Array.Find(pieces, piece => piece.Contains("lokalpolisområde", StringComparison.OrdinalIgnoreCase) || piece.Contains("närpolisområde", StringComparison.OrdinalIgnoreCase));
        return Capitalised(local ?? name.Trim());
    }

    /// <summary>The names in "A kommun, B kommun och Polismyndigheten, Lokalpolisområde C".</summary>
    public static IReadOnlyList<string> SplitNames(string text)
    {
        var municipalities = text.StartsWith("kommunerna ", StringComparison.OrdinalIgnoreCase);
        if (municipalities) text = text["kommunerna ".Length..];
        var names = new List<string>();
        foreach (var party in text.Split([" samt ", " och ", " & ", " and ", ";", "\n"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var first = true;
            foreach (var piece in party.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var name = piece.Trim(' ', '.', ':', '"', '”', '“', '(', ')');
                if (name.StartsWith("och ", StringComparison.Ordinal)) name = name[4..];
                if (name.Length == 0) continue;
                // "Polismyndigheten, Lokalpolisområde Skaraby": a comma between an authority and its unit parts no parties.
                if (!first && IsPolice(names[^1]) && RoleOf(names[^1]) == PartyRole.PoliceRegion && IsPoliceUnit(name)) names[^1] = $"{names[^1]}, {name}";
                else if (!first && TextKey.Of(names[^1]) == "polisen" && IsPoliceUnit(name)) names[^1] = $"{names[^1]}, {name}";
                else names.Add(name);
                first = false;
            }
        }
        return municipalities || names.TrueForAll(LooksLikeOne) ? names : [.. names.Where(LooksLikeOne)];
    }

    static bool IsPoliceUnit(string name) =>
        IsPolice(name) || name.StartsWith("region ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("LPO ", StringComparison.OrdinalIgnoreCase);

    static string Capitalised(string name) => name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
