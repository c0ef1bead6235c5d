using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Who signs, by function. The names of persons are never taken.</summary>
static class SignatoryRecogniser
{
    const int PlaceAbove = 6;

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var found = new List<(SignatoryFact Fact, string Organisation)>();
        foreach (var part in document.OwnParts) InPart([.. part.Blocks], found, draft);
        // The same function on the cover and at the end is one signatory; the end is where it is signed.
        foreach (var same in found.GroupBy(signed => (signed.Fact.Title.ToUpperInvariant(), signed.Fact.Party)))
            foreach (var of in same.Where(signed => signed.Organisation.Length > 0 || same.All(other => other.Organisation.Length == 0)).GroupBy(signed => signed.Organisation, StringComparer.Ordinal))
                draft.Signatories.Add(of.Last().Fact);
    }

    static void InPart(List<Block> blocks, List<(SignatoryFact Fact, string Organisation)> found, FactsDraft draft)
    {
        string? place = null;
        DateOnly? date = null;
        var placeLine = -1;
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            if (block.Kind == BlockKind.ListItem || block.Text.Length > 200) continue;
            if (block.Text.Contains("datum", StringComparison.OrdinalIgnoreCase)
                && (block.Text.Contains("(datum)", StringComparison.OrdinalIgnoreCase) || block.Key is "ort och datum" or "datum och ort" or "ort/datum" && block.Kind != BlockKind.Row))
                draft.Find("unfilled-placeholder", block.Line, block.Text);
            if (PlaceAndDate(block.Text) is { } signed)
            {
                (place, date) = signed;
                placeLine = index;
                continue;
            }
            foreach (var cell in block.Kind == BlockKind.Row ? block.Cells : [block.Text])
                if (IsSignatory(blocks, index, cell))
                    {
                    var near = placeLine >= 0 && index - placeLine <= PlaceAbove * 2;
                    found.Add((Of(cell, PartyOf(blocks, index, cell), block.Line) with { Place = near ? place : null, Date = near ? date : null }, OrganisationBelow(blocks, index)));
                }
        }
    }

    static bool IsSignatory(List<Block> blocks, int index, string cell)
    {
        if (blocks[index].Kind == BlockKind.LeadIn || blocks[index].Kind == BlockKind.Heading && blocks[index].Number is not null || !HeadingShape.IsSignatoryTitle(cell.Trim())) return false;
        if (cell.Contains(" ska ", StringComparison.Ordinal) || cell.Contains('@', StringComparison.Ordinal) || HeadingShape.IsCapitals(cell)) return false;
        for (var back = 1; back <= 3 && index - back >= 0; back++)
        {
            var above = blocks[index - back];
            var texts = above.Kind == BlockKind.Row ? above.Cells : [above.Text];
            if (texts.Any(text => HeadingShape.IsPersonName(text) || text.StartsWith('_') || text.StartsWith("....", StringComparison.Ordinal) || IsSignatureLead(text))) return true;
        }
        return false;
    }

    static bool IsSignatureLead(string text)
    {
        var key = TextKey.Of(text);
        return key is "ort och datum" or "underskrift" or "underskrifter" or "namnförtydligande" or "undertecknas" or "namn" || key.StartsWith("ort och datum", StringComparison.Ordinal)
            || (key.StartsWith("för ", StringComparison.Ordinal) && text.Length < 80 && Organisations.LooksLikeOne(text));
    }

    static SignatoryFact Of(string text, string? party, int line)
    {
        var words = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var title = Array.FindIndex(words, word => HeadingShape.IsTitleWord(word.Trim(',')));
        return new SignatoryFact { Title = string.Join(' ', words[..(title + 1)]).Trim(','), Party = party, Line = line };
    }

    /// <summary>The party by the function's own words, otherwise by the line under it.</summary>
    static string? PartyOf(List<Block> blocks, int index, string cell)
    {
        var below = OrganisationBelow(blocks, index);
        var text = cell;
        if (text.Contains("lokalpolis", StringComparison.OrdinalIgnoreCase)) return RoleName(PartyRole.LocalPolice);
        if (text.Contains("regionpolis", StringComparison.OrdinalIgnoreCase) || text.Contains("polismästare", StringComparison.OrdinalIgnoreCase)) return RoleName(PartyRole.PoliceRegion);
        if (text.Contains("stadsdel", StringComparison.OrdinalIgnoreCase)) return RoleName(PartyRole.District);
        if (text.Contains("borgarråd", StringComparison.OrdinalIgnoreCase) || text.Contains("kommun", StringComparison.OrdinalIgnoreCase) && !Organisations.IsPolice(text)) return RoleName(PartyRole.Municipality);
        if (Organisations.LooksLikeOne(text) && Organisations.RoleOf(text) is not PartyRole.Other and var own) return RoleName(own);
        return below.Length > 0 && Organisations.RoleOf(below) is not PartyRole.Other and var role ? RoleName(role) : null;
    }

    static string OrganisationBelow(List<Block> blocks, int index) =>
        index + 1 < blocks.Count && blocks[index + 1] is { Kind: not BlockKind.Row, Text.Length: < 80 } below && Organisations.LooksLikeOne(below.Text) && !HeadingShape.IsSignatoryTitle(below.Text) ? below.Text : "";

    static string RoleName(PartyRole role) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <summary>"Stockholm 19 maj 2015", "Skaraby den 3 februari 2024", "Skaraby 2024-02-03": a place and a date alone.</summary>
    static (string? Place, DateOnly? Date)? PlaceAndDate(string text)
    {
        if (text.Length > 60 || SwedishDates.All(text) is not [var date]) return null;
        var place = text[..date.Start].Replace(" den ", " ", StringComparison.Ordinal).Trim(' ', ',', ':');
        if (text[date.End..].Trim(' ', '.').Length > 0 || place.Length == 0 || !char.IsUpper(place[0]) || place.Any(char.IsAsciiDigit) || place.Contains(':', StringComparison.Ordinal)) return null;
        return place.Split(' ').Length <= 3 ? (place, date.Date) : null;
    }
}
