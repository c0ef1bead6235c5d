using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The seats of a body, as functions: one entry per seat where the text says how many.</summary>
static class BodyMembers
{
    /// <summary>
    /// "A, cheferna för område syd, city och nord, B från X och Y" → A, chefen för område syd, chefen för område city, chefen för område nord, B från X och Y.
    /// An item without the word of a function belongs to the one before it.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var members = new List<string>();
        string? shared = null;
        foreach (var item in RunningText.Enumeration(text))
        {
            if (BodyWords.NamesFunction(item) || members.Count == 0)
            {
                shared = Shared(item);
                members.Add(shared is null ? item : Singular(item));
            }
            else if (shared is not null && item.Split(' ').Length <= 3) members.Add(shared + item);
            else members[^1] += " och " + item;
        }
        return members;
    }

    /// <summary>"cheferna för polisområde syd" → "chefen för polisområde ", which the names that follow share; "representanter från skolan" → "representanter från ".</summary>
    static string? Shared(string item)
    {
        var words = item.Split(' ');
        if (words.Length < 2) return null;
        if (words[0].EndsWith("erna", StringComparison.OrdinalIgnoreCase)) return string.Join(' ', Singular(item).Split(' ')[..^1]) + " ";
        return words[0].StartsWith("representanter", StringComparison.OrdinalIgnoreCase) && words.Length == 3 ? words[0] + " " + words[1] + " " : null;
    }

    static string Singular(string item)
    {
        var end = item.IndexOf(' ', StringComparison.Ordinal);
        return end > 4 && item[..end].EndsWith("erna", StringComparison.OrdinalIgnoreCase) ? item[..(end - 4)] + "en" + item[end..] : item;
    }

    /// <summary>"Parternas samordnare" is one seat for each party, "kommundirektörerna" one for each municipality.</summary>
    public static IReadOnlyList<string> Seats(IReadOnlyList<string> members, IReadOnlyList<PartyFact> parties)
    {
        var seats = new List<string>();
        foreach (var member in members)
        {
            var shared = RunningText.After(member, "Parternas ", "Respektive parts ", "Varje parts ");
            var municipal = parties.Where(party => party.Role is PartyRole.Municipality or PartyRole.District).ToList();
            if (shared is null && municipal.Count > 1 && !member.Contains(' ', StringComparison.Ordinal) && member.EndsWith("erna", StringComparison.Ordinal))
                seats.AddRange(municipal.Select(party => $"{member[..^4]}en, {party.Name}"));
            else if (shared is null || parties.Count < 2) seats.Add(member);
            else seats.AddRange(parties.Select(party => $"{RunningText.Capitalised(RunningText.Before(shared, " enligt "))}, {party.Name}"));
        }
        return seats;
    }
}
