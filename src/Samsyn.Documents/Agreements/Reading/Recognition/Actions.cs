using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Action lists of walks and follow-ups (tables or "Ansvarig: …" in text), counted promises, and work that shall be ready by a time.</summary>
static class Actions
{
    static readonly string[] OwnerLabels = ["Ansvarig:", "Ansvariga:", "Ansvar:", "Ansvarig är "];
    static readonly string[] DueLabels = ["Klart senast:", "Klart senast ", "Klart:", "Klar:", "Senast:", "När:", "Tid:"];
    static readonly string[] StatusLabels = ["Status:"];
    static readonly string[] Ready = ["beräknas vara klar", "ska vara klar", "skall vara klar", "beräknas bli klar", "färdigställs senast", "ska vara färdig", "klart senast", "klar senast"];
    // Every phrase below holds one of these; most sentences hold none.
    static readonly string[] Telling = ["klar", "färdig", "minst", "lägst", "åtminstone"];
    static readonly string[] AtLeast = ["minst", "lägst", "åtminstone"];
    static readonly string[] Promising = ["lovar", "åtar sig att genomföra", "kommer att genomföra", "ska genomföra", "kommer vi att", "genomför vi", "ska vi"];

    static readonly string[] Leading = [" ska", " skall", " åtar sig att", " förbinder sig att", " lovar att", " kommer att"];
    static readonly string[] PointingBack = ["Där ", "Då ", "Det ", "De ", "Detta ", "Dit "];
    const int LongestLead = 60;

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        // The rows of an area plan's own table are its activities, already read.
        var activities = draft.Areas.SelectMany(area => area.Activities).Select(activity => activity.Line).ToHashSet();
        var owners = new ActionOwners(draft);
        var next = 0;
        foreach (var part in document.Parts.Where(p => p.Kind is not (AnnexKind.SituationPicture or AnnexKind.CommunicationPlan)))
            foreach (var section in part.Sections)
            {
                for (; next < draft.ActionTables.Count && draft.ActionTables[next] is var table && ReferenceEquals(table.Section, section); next++)
                    if (!activities.Contains(table.Header.Line)) Rows(table, activities, owners.Of(part, table.Caption, table.Header.Line), draft);
                Texts(part, section, owners, draft);
                Commitments(section, draft);
            }
    }

    static void Rows(ActionTable table, HashSet<int> activities, string? plan, FactsDraft draft)
    {
        foreach (var row in table.Rows)
        {
            if (activities.Contains(row.Line) || table.Cell(row, ActionColumn.Text) is not { } text) continue;
            var due = table.Cell(row, ActionColumn.Due);
            draft.Actions.Add(new ActionFact
            {
                Text = text,
                Owner = table.Cell(row, ActionColumn.Owner),
                Due = due is null ? null : TermReader.Read(due),
                DueText = due,
                Status = table.Cell(row, ActionColumn.Status) ?? table.Cell(row, ActionColumn.FollowUp),
                MinimumCount = Minimum(text),
                List = table.Caption,
                Plan = plan,
                Line = row.Line,
            });
        }
    }

    static void Texts(Part part, Section section, ActionOwners owners, FactsDraft draft)
    {
        var heading = ActionTables.ListTitle(section.Title);
        var list = heading;
        foreach (var block in section.Blocks)
        {
            if (block.Kind == BlockKind.LeadIn) list = ActionTables.ListTitle(block.Text) ?? heading;
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem)) continue;
            if ((Labelled(block) ?? (list is null ? null : Listed(block))) is { } stated)
            {
                draft.Actions.Add(list is null ? stated : stated with { List = list, Plan = owners.Of(part, list, block.Line) });
                continue;
            }
            // What the whole does not hold, none of its sentences does.
            if (draft.Kind != DocumentKind.PublicPromise && !Contains(block.Text, Telling)) continue;
            foreach (var sentence in Statements(block, draft.Kind))
            {
                if (draft.Kind != DocumentKind.PublicPromise && !Contains(sentence, Telling)) continue;
                var due = Contains(sentence, Ready) ? TermReader.Read(After(sentence, Ready)) : draft.Kind == DocumentKind.PublicPromise ? DueDate(sentence) : null;
                var dated = due is not (null or TermOther or TermMissing);
                var counted = Minimum(sentence) is not null && (draft.Kind == DocumentKind.PublicPromise || (Contains(sentence, Promising) && CadenceReader.Find(sentence).All(c => c is OccasionsCadence)));
                if (dated || counted) draft.Actions.Add(new ActionFact { Text = sentence, Due = dated ? due : null, MinimumCount = Minimum(sentence), Cadence = Rhythm(sentence), Line = block.Line });
                else if (draft.Kind == DocumentKind.PublicPromise && (block.Kind == BlockKind.ListItem || Contains(sentence, Promising)))
                    draft.Actions.Add(new ActionFact { Text = sentence, Cadence = Rhythm(sentence), Line = block.Line });
            }
        }
    }

    /// <summary>An item under the title of a list of measures is one of them, whatever it says.</summary>
    static ActionFact? Listed(Block block) => block.Kind != BlockKind.ListItem ? null
        : new ActionFact { Text = Ending(block.Text), Due = DueDate(block.Text), MinimumCount = Minimum(block.Text), Cadence = Rhythm(block.Text), Line = block.Line };

    /// <summary>A promise's sentences; one that only points back ("Där berättar vi …") belongs to the one before.</summary>
    static IEnumerable<string> Statements(Block block, DocumentKind kind)
    {
        var sentences = RunningText.Split(block.Text);
        if (kind != DocumentKind.PublicPromise || block.Kind != BlockKind.ListItem) return sentences;
        var whole = new List<string>();
        foreach (var sentence in sentences)
            if (whole.Count > 0 && Array.Exists(PointingBack, word => sentence.StartsWith(word, StringComparison.Ordinal))) whole[^1] = $"{whole[^1]} {sentence}";
            else whole.Add(sentence);
        return whole;
    }

    /// <summary>"Kommunerna ska" with a list under it: each item that can be counted, or has a rhythm or a day, is an action of theirs.</summary>
    static void Commitments(Section section, FactsDraft draft)
    {
        if (draft.Kind == DocumentKind.PublicPromise) return; // Every item is one already.
        for (var at = 0; at < section.Blocks.Count; at++)
        {
            if (section.Blocks[at].Kind is BlockKind.ListItem or BlockKind.Row || OwnerOf(section.Blocks[at].Text) is not { } owner) continue;
            foreach (var item in RunningText.ItemsAfter(section.Blocks, at))
            {
                var text = Ending(item.Text);
                var (minimum, rhythm, due) = (Minimum(text), Rhythm(text), DueDate(text));
                if (minimum is not null || rhythm.Count > 0 || due is not null)
                    draft.Actions.Add(new ActionFact { Text = text, Owner = owner, Due = due, MinimumCount = minimum, Cadence = rhythm, Line = item.Line });
            }
        }
    }

    /// <summary>"Polisen ska", "Kommunen åtar sig att:": who it is that shall.</summary>
    static string? OwnerOf(string lead)
    {
        if (lead.AsSpan().TrimEnd(" :….–-").Length >= LongestLead) return null;
        var text = lead.TrimEnd(' ', ':', '…', '.', '–', '-');
        return Array.Find(Leading, ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } verb && text.Length > verb.Length ? text[..^verb.Length].Trim() : null;
    }

    /// <summary>The item without what joins it to the next.</summary>
    static string Ending(string item)
    {
        var text = item.TrimEnd(' ', ',', ';', '.');
        return text.EndsWith(" och", StringComparison.Ordinal) ? text[..^4].TrimEnd(' ', ',') : text.EndsWith(" samt", StringComparison.Ordinal) ? text[..^5].TrimEnd(' ', ',') : text;
    }

    /// <summary>"… senast den 31 oktober 2026": a day, or a month of a year.</summary>
    static PlanTerm? DueDate(string text) =>
        RunningText.After(text, "senast ") is { Length: > 0 } rest && TermReader.Read(rest) is TermByDate or TermByMonth or TermByReportingPoint ? TermReader.Read(RunningText.After(text, "senast ")) : null;

    /// <summary>"Byt lampor vid tunneln. Ansvarig: bostadsbolaget. Klart senast 2024-10-01. Status: pågår"</summary>
    static ActionFact? Labelled(Block block)
    {
        if (!Contains(block.Text, OwnerLabels)) return null;
        var text = RunningText.Before(block.Text, [.. OwnerLabels, .. DueLabels, .. StatusLabels]);
        if (text.Length < 4 || text.Length == block.Text.Length) return null;
        string? Value(string[] labels) => RunningText.After(block.Text, labels) is { } rest
            ? RunningText.Before(rest, [.. OwnerLabels, .. DueLabels, .. StatusLabels]).Trim(' ', '.', ',', ';', '(', ')', '–', '-') : null;
        return new ActionFact
        {
            Text = text.Trim(' ', '(', ',', ';', '–', '-'),
            Owner = Value(OwnerLabels),
            Due = Value(DueLabels) is { Length: > 0 } due ? TermReader.Read(due) : null,
            DueText = Value(DueLabels) is { Length: > 0 } stated ? stated : null,
            Status = Value(StatusLabels),
            MinimumCount = Minimum(text),
            Line = block.Line,
        };
    }

    static List<Cadence> Rhythm(string text) => [.. CadenceReader.Find(text).Where(c => c is TimesCadence or WeeklyCadence or DailyCadence or EveryWeekdayCadence)];

    static string After(string sentence, string[] phrases) => RunningText.After(sentence, phrases) is { Length: > 0 } rest ? rest : sentence;

    static bool Contains(string text, string[] parts) => Array.Exists(parts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>"minst tio insatser": ten. Percentages and ages are no counts.</summary>
    static int? Minimum(string text)
    {
        if (!Contains(text, AtLeast)) return null;
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].Is(AtLeast) || NumberWords.At(words, i + 1, out var used) is not { } count) continue;
            var next = words[i + 1 + used];
            if (next.Kind == TokenKind.Word && next.Word is not ("procent" or "år" or "kronor" or "kr" or "meter" or "vecka" or "veckor" or "månader" or "dagar" or "timmar")) return count;
        }
        return null;
    }
}
