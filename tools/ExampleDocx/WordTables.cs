using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Samsyn.ExampleDocx.WordStyles;

namespace Samsyn.ExampleDocx;

/// <summary>Real tables: a form has its labels in a header column, figures have a header row that repeats on the next page.</summary>
static class WordTables
{
    const int LabelWidth = 3050;
    /// <summary>Room for the margins of a cell, in characters.</summary>
    const int Padding = 5;

    public static Table Form(FormBlock form, Func<string, string, Paragraph> heading)
    {
        int[] widths = [LabelWidth, AgreementDocument.TextWidth - LabelWidth];
        var table = Frame(widths, form.Title, firstRow: true, firstColumn: true);
        table.Append(Row(repeat: true, Cell(AgreementDocument.TextWidth, Ink, heading(form.Title, "FormTitle"), span: 2)));
        foreach (var row in form.Rows) table.Append(FormRow(row, widths));
        return table;
    }

    static TableRow FormRow(FormRow row, int[] widths) => row.Kind switch
    {
        FormRowKind.Section => Row(false, Cell(AgreementDocument.TextWidth, Rule, Text(row.Label, bold: true, keepNext: true), span: 2)),
        FormRowKind.Field => Row(false, Cell(widths[0], Shade, Text(row.Label, bold: true)), Cell(widths[1], null, Text(row.Value))),
        _ => Row(false, Cell(widths[0], Colour(row.Kind), Text(row.Label)), Cell(widths[1], null, Text(row.Value))),
    };

    static string Colour(FormRowKind kind) => kind switch
    {
        FormRowKind.Normal => Normal,
        FormRowKind.Raised => Raised,
        _ => High,
    };

    public static Table Figures(TableBlock block)
    {
        var columns = block.Rows.Max(r => r.Length);
        var widths = Widths(block, columns);
        var table = Frame(widths, string.Join(", ", block.Rows[0]), firstRow: true, firstColumn: true);
        for (var i = 0; i < block.Rows.Count; i++)
        {
            var row = block.Rows[i];
            var head = i == 0;
            table.Append(Row(head, [.. row.Select((text, c) =>
                Cell(widths[c], head ? Ink : c == 0 ? Shade : null, Text(text, bold: head || c == 0, keepNext: i < block.Rows.Count - 1, colour: head ? "FFFFFF" : null)))]));
        }
        return table;
    }

    /// <summary>Each column in proportion to its longest text, within bounds, so that figures stay narrow and sentences get room.</summary>
    static int[] Widths(TableBlock block, int columns)
    {
        var weights = Enumerable.Range(0, columns).Select(c => Math.Clamp(block.Rows.Max(r => c < r.Length ? r[c].Length : 0), 9, 40) + Padding).ToArray();
        var widths = weights.Select(w => AgreementDocument.TextWidth * w / weights.Sum()).ToArray();
        widths[^1] += AgreementDocument.TextWidth - widths.Sum();
        return widths;
    }

    static Table Frame(int[] widths, string caption, bool firstRow, bool firstColumn)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = $"{AgreementDocument.TextWidth}", Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(),
                Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 110, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 110, Type = TableWidthValues.Dxa }),
            new TableLook { FirstRow = firstRow, FirstColumn = firstColumn, LastRow = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
            new TableCaption { Val = caption }));
        table.Append(new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        return table;
    }

    static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = Rule };

    static TableRow Row(bool repeat, params TableCell[] cells)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (repeat) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    static TableCell Cell(int width, string? fill, Paragraph content, int span = 1)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        if (fill is not null) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        return new TableCell(properties, content);
    }

    static Paragraph Text(string text, bool bold = false, bool keepNext = false, string? colour = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "FormText" });
        if (keepNext) properties.Append(new KeepNext());
        var paragraph = new Paragraph(properties);
        if (text.Length > 0) paragraph.Append(AgreementDocument.Run(text, bold, colour));
        return paragraph;
    }
}
