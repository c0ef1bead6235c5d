using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The parties: by their organisation numbers, by "mellan A och B", or as listed under the heading Parter.</summary>
static class PartyRecogniser
{
    const int CoverBlocks = 8;
    const int LongestCoverLine = 160;

    static readonly string[] PartyHeadings = ["parter", "avtalsparter", "parterna", "samverkansparter", "samverkande parter", "ingående parter", "avtalande parter", "avtalsparterna"];
    static readonly string[] NotTheseParties = ["övergripande", "överordnad", "central", "tidigare", "tillsammans med", "regional"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var blocks = (document.AgreementPart == document.Parts[0] ? document.Parts[0].Blocks : document.Parts[0].Blocks.Concat(document.AgreementPart.Blocks)).ToList();
        var parties = WithNumbers(blocks, draft);
        if (parties.Count < 2 || draft.Kind == DocumentKind.Other) Add(parties, Between(blocks, document, draft.Kind));
        if (parties.Count < 2) Add(parties, Listed(document));
        if (parties.Count < 2) Add(parties, OnTheCover(blocks));
        if (parties.Count >= 2) AddMissing(parties, TitleParties(draft, blocks));
        draft.Parties.AddRange(parties);
    }

    static List<PartyFact> WithNumbers(List<Block> blocks, FactsDraft draft)
    {
        var parties = new List<PartyFact>();
        for (var index = 0; index < blocks.Count; index++)
        {
            if (!OrganisationNumbers.IsIn(blocks[index].Text)) continue;
            var text = blocks[index].Kind == BlockKind.Row ? string.Join(", ", blocks[index].Cells.Where(cell => cell.Length > 0)) : blocks[index].Text;
            var from = 0;
            foreach (var at in OrganisationNumbers.Positions(text))
            {
                var number = text.Substring(at, OrganisationNumbers.Length);
                var name = NameBefore(text[from..at]) ?? (from == 0 ? NameAbove(blocks, index) : null);
                from = at + OrganisationNumbers.Length;
                if (name is null) continue;
                if (!OrganisationNumbers.HasValidCheckDigit(number)) draft.Find("invalid-organisation-number", blocks[index].Line, number);
                parties.Add(Party(name, blocks[index].Line) with { OrganisationNumber = number, Address = AddressAfter(text[from..]) });
            }
        }
        return [.. parties.DistinctBy(party => TextKey.Of(party.Name), StringComparer.Ordinal)];
    }

    static string? NameBefore(string text)
    {
        var label = text.LastIndexOf("org", StringComparison.OrdinalIgnoreCase);
        if (label >= 0) text = text[..label];
        var between = text.LastIndexOf("mellan ", StringComparison.OrdinalIgnoreCase);
        if (between >= 0) text = text[(between + 7)..];
        // In text without line ends the heading still stands before the name.
        var heading = text.LastIndexOf(" Parter ", StringComparison.Ordinal);
        if (heading >= 0) text = text[(heading + 8)..];
        var pieces = text.Split([" och ", " samt ", "; ", "\" ", "” ", ": "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var name = Array.FindLast(pieces, Organisations.LooksLikeOne)?.Trim(' ', ',', '(', '.', '"', '”', '“', '-', '–');
        if (name is null) return null;
        foreach (var lead in (ReadOnlySpan<string>)["och ", "samt ", "dels ", "å ena sidan ", "å andra sidan "])
            if (name.StartsWith(lead, StringComparison.OrdinalIgnoreCase)) name = name[lead.Length..];
        return Organisations.LooksLikeOne(name) ? WithoutAddress(name) : null;
    }

    /// <summary>Of "Torggatan 2, Ekvad, Brunnby kommun" the party; a police unit keeps the authority it belongs to.</summary>
    static string WithoutAddress(string name)
    {
        var pieces = name.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length < 2 || Array.Exists(pieces, Organisations.IsPolice)) return name;
        // A district of a city is the party, and the city its whereabouts.
        return Array.Find(pieces, piece => Organisations.IsNamed(piece) && Organisations.RoleOf(piece) == PartyRole.District) ?? Array.FindLast(pieces, Organisations.IsNamed) ?? name;
    }

    static string? NameAbove(List<Block> blocks, int index)
    {
        var above = index > 0 ? blocks[index - 1].Text.Trim(' ', ',', ':') : "";
        return above.Length < 80 && Organisations.LooksLikeOne(above) ? above : null;
    }

    static string? AddressAfter(string text)
    {
        var at = text.IndexOf("adress", StringComparison.OrdinalIgnoreCase);
        if (at is < 0 or > 40) return null;
        var address = text[(at + 6)..].TrimStart(' ', ':');
        var quote = address.AsSpan().IndexOfAny("\"”(");
        if (quote >= 0) address = address[..quote];
        var and = address.IndexOf(" och ", StringComparison.Ordinal);
        if (and >= 0) address = address[..and];
        address = address.Trim(' ', ',', '.');
        return address.Length is > 0 and < 100 ? address : null;
    }

    static List<PartyFact> Between(List<Block> blocks, SegmentedDocument document, DocumentKind kind)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            var parties = BetweenIn(WithNamesBelow(blocks, index), block.Line, kind == DocumentKind.OverarchingAgreement || document.IsNested);
            if (parties.Count >= 2) return parties;
        }
        return [];
    }

    /// <summary>"… mellan A", "och", "B" on lines of their own belong together.</summary>
    static string WithNamesBelow(List<Block> blocks, int index)
    {
        var text = blocks[index].Text;
        if (text.Length > LongestCoverLine || !text.Contains("mellan", StringComparison.OrdinalIgnoreCase)) return text;
        for (var next = index + 1; next < blocks.Count && next <= index + CoverBlocks; next++)
        {
            var open = IsConjunction(text[(text.LastIndexOf(' ') + 1)..]) || text.EndsWith("mellan", StringComparison.OrdinalIgnoreCase);
            if (blocks[next].Text.Length > LongestCoverLine || !(open || IsConjunction(blocks[next].Text))) break;
            text = $"{text} {blocks[next].Text}";
        }
        return text;
    }

    static bool IsConjunction(string word) => word is "och" or "samt" or "&";

    static List<PartyFact> BetweenIn(string text, int line, bool overarching)
    {
        foreach (var word in (ReadOnlySpan<string>)["mellan ", "between "])
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            {
                var before = text[Math.Max(0, at - 70)..at];
                if (!overarching && Array.Exists(NotTheseParties, other => before.Contains(other, StringComparison.OrdinalIgnoreCase))) continue;
                var names = Organisations.SplitNames(Phrases.Until(text.AsSpan(at + word.Length), Phrases.AfterNames));
                if (names.Count >= 2 && names.Any(Organisations.IsNamed) && names.All(name => Organisations.IsNamed(name) || Organisations.IsPolice(name) || !Organisations.LooksLikeOne(name)))
                    return [.. names.Select(name => Party(name, line))];
            }
        return [];
    }

    static List<PartyFact> TitleParties(FactsDraft draft, List<Block> blocks)
    {
        var block = blocks.Find(each => string.Equals(each.Text.Trim(' ', '.', ':'), draft.Title, StringComparison.Ordinal));
        return block is null ? [] : BetweenIn(block.Text, block.Line, overarching: true);
    }

    static List<PartyFact> Listed(SegmentedDocument document)
    {
        var parties = new List<PartyFact>();
        foreach (var block in document.Blocks)
        {
            var colon = block.Kind == BlockKind.Row ? -1 : block.Text.IndexOf(':', StringComparison.Ordinal);
            var label = block.Kind == BlockKind.Row ? block.Cells[0] : colon is > 0 and < 30 ? block.Text[..colon] : "";
            if (!label.Contains("part", StringComparison.OrdinalIgnoreCase) || !PartyHeadings.Contains(TextKey.Of(label), StringComparer.Ordinal)) continue;
            var value = block.Kind == BlockKind.Row ? string.Join(", ", block.Cells.Skip(1)) : block.Text[(colon + 1)..];
            if (value.Length > 0)
                parties.AddRange(Organisations.SplitNames(value).Select(name => Party(name, block.Line)));
        }
        if (parties.Count >= 2) return parties;
        var section = document.Sections.FirstOrDefault(each => Array.Exists(PartyHeadings, heading => each.Key == heading || each.Key.StartsWith(heading + " ", StringComparison.Ordinal)));
        foreach (var block in section?.Blocks ?? [])
        {
            if (block.Text.Length > 300) continue;
            var names = block.Text.Length <= 80 && block.Kind != BlockKind.Row ? [NameOnly(block.Text)] : Organisations.SplitNames(Phrases.Until(block.Text.Replace('\t', ','), Phrases.AfterNames));
            parties.AddRange(names.Where(Organisations.IsNamed).Select(name => Party(name, block.Line)));
        }
        return parties;
    }

    /// <summary>"Skaraby kommun och Polisen i Skaraby" alone on a line under the title.</summary>
    static List<PartyFact> OnTheCover(List<Block> blocks)
    {
        foreach (var block in blocks.Take(CoverBlocks))
        {
            if (block.Kind is BlockKind.Row or BlockKind.ListItem || block.Text.Length > LongestCoverLine || block.Text[^1] is '.' or ':') continue;
            var names = Organisations.SplitNames(block.Text);
            if (names.Count >= 2 && names.All(Organisations.IsNamed) && names.Any(Organisations.IsPolice)) return [.. names.Select(name => Party(name, block.Line))];
        }
        return [];
    }

    static string NameOnly(string text)
    {
        var end = text.AsSpan().IndexOfAny("(–;");
        var name = end > 0 ? text[..end] : text;
        var known = name.IndexOf(", nedan", StringComparison.OrdinalIgnoreCase);
        return (known > 0 ? name[..known] : name).Trim(' ', ',', '.', ':');
    }

    static PartyFact Party(string name, int line)
    {
        var local = Organisations.MostLocal(name);
        return new PartyFact { Name = local, Role = Organisations.RoleOf(name), Line = line };
    }

    static void Add(List<PartyFact> parties, List<PartyFact> found)
    {
        foreach (var party in found)
            if (!parties.Exists(known => Same(known, party))) parties.Add(party);
    }

    /// <summary>A title with more parties than the clause numbers ("A kommun, B kommun och Polisen").</summary>
    static void AddMissing(List<PartyFact> parties, List<PartyFact> titled)
    {
        if (titled.Count > parties.Count) Add(parties, titled);
    }

    static bool Same(PartyFact a, PartyFact b)
    {
        var (x, y) = (TextKey.Squashed(a.Name), TextKey.Squashed(b.Name));
        return x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal);
    }
}
