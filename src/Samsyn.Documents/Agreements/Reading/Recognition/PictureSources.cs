using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>What the situation picture builds on: a list under "följande underlag har använts", otherwise a sentence.</summary>
static class PictureSources
{
    static readonly string[] Leads = ["underlag", "källor", "datakällor"];
    static readonly string[] Built = ["bygger på ", "baseras på ", "grundar sig på ", "utgår från "];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var section in document.Sections)
        {
            for (var i = 0; i < section.Blocks.Count; i++)
            {
                var lead = section.Blocks[i];
                if (lead.Kind == BlockKind.ListItem || !lead.Text.AsSpan().TrimEnd().EndsWith(':') || !Array.Exists(Leads, word => lead.Key.Contains(word, StringComparison.Ordinal))) continue;
                foreach (var item in RunningText.ItemsAfter(section.Blocks, i)) draft.Sources.Add(Source(item.Text, item.Line));
            }
            if (section.Key is "källor" or "underlag" or "källförteckning")
                foreach (var item in section.Blocks.Where(b => b.Kind == BlockKind.ListItem)) draft.Sources.Add(Source(item.Text, item.Line));
            if (draft.Sources.Count > 0) return;
        }
        FromSentence(document, draft);
    }

    static void FromSentence(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var sentence in RunningText.Sentences(document.Sections))
        {
            if (!sentence.HasAny("lägesbild", "problembild") || RunningText.After(sentence.Text, Built) is not { } listed) continue;
            var items = RunningText.Enumeration(listed);
            if (items.Count < 3 || items.Exists(item => item.Split(' ').Length > 6)) continue;
            draft.Sources.AddRange(items.Select(item => Source(item, sentence.Line)));
            return;
        }
    }

    /// <summary>The name stands before the year or the first comma; the publisher follows it.</summary>
    static SourceFact Source(string text, int line)
    {
        var words = Words.Of(text);
        var name = RunningText.Before(text, ",");
        int? year = null;
        for (var i = 0; i < words.Count && year is null; i++)
        {
            year = SwedishDates.Year(words[i]);
            if (year is not null && words[i].Start < name.Length) name = text[..words[i].Start];
        }
        name = name.Trim(' ', ',', '.', ';', '*', '(', '"', '”');
        return new SourceFact { Name = name.Length > 0 ? name : text.Trim(' ', '*', ',', '.'), Year = year, Line = line };
    }
}
