using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>Word's own numbering for lists: each list counts from one.</summary>
sealed class DocxLists(MainDocumentPart main)
{
    const int Levels = 3, Indent = 397;

    int? _bullets, _numbers;

    /// <summary>The number (w:numId) a new list goes by.</summary>
    public int Begin(bool ordered)
    {
        var numbering = Numbering();
        var kind = ordered ? _numbers ??= AddKind(numbering, ordered) : _bullets ??= AddKind(numbering, ordered);
        var number = numbering.Elements<NumberingInstance>().Select(instance => instance.NumberID?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        var begun = new NumberingInstance(new AbstractNumId { Val = kind }) { NumberID = number };
        if (ordered)
            for (var level = 0; level < Levels; level++) begun.Append(new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = level });
        numbering.InsertAfter(begun, (DocumentFormat.OpenXml.OpenXmlElement?)numbering.Elements<NumberingInstance>().LastOrDefault() ?? numbering.Elements<AbstractNum>().Last());
        return number;
    }

    Numbering Numbering()
    {
        var part = main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>("samsynNumbering");
        return part.Numbering ??= new Numbering();
    }

    static int AddKind(Numbering numbering, bool ordered)
    {
        var id = numbering.Elements<AbstractNum>().Select(kind => kind.AbstractNumberId?.Value ?? 0).DefaultIfEmpty(-1).Max() + 1;
        var added = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++) added.Append(Level(level, ordered));
        // Kinds come before lists in the schema's order.
        if (numbering.Elements<AbstractNum>().LastOrDefault() is { } last) numbering.InsertAfter(added, last);
        else if (numbering.GetFirstChild<NumberingInstance>() is { } first) numbering.InsertBefore(added, first);
        else numbering.Append(added);
        return id;
    }

    static Level Level(int level, bool ordered) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = !ordered ? NumberFormatValues.Bullet : level == 1 ? NumberFormatValues.LowerLetter : NumberFormatValues.Decimal },
        new LevelText { Val = ordered ? $"%{(level + 1).ToString(CultureInfo.InvariantCulture)}." : level == 1 ? "–" : "•" },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = (Indent * (level + 1)).ToString(CultureInfo.InvariantCulture), Hanging = Indent.ToString(CultureInfo.InvariantCulture) }))
    { LevelIndex = level };
}
