using System.Text;
using System.Xml;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>Streams the block content of one part (body, header, footnotes) into blocks. Knows WordprocessingML, nothing about agreements.</summary>
sealed class DocxBody(DocxStyles styles, DocxNumbering numbering, DocxTrace trace, CancellationToken cancellation)
{
    /// <summary>The text of a paragraph whose mark is deleted flows into the next paragraph.</summary>
    string _carried = "";

    /// <summary>Reads the children of the element at which the reader stands.</summary>
    public List<DocxBlock> Read(XmlReader reader)
    {
        var blocks = new List<DocxBlock>();
        Blocks(reader, blocks);
        if (_carried.Length > 0) blocks.Add(new ParagraphBlock(_carried, styles.Resolve(new ParagraphLook()), IsListItem: false));
        _carried = "";
        return blocks;
    }

    void Blocks(XmlReader reader, List<DocxBlock> blocks) => DocxPackage.Children(reader, (r, name) => Block(r, name, blocks));

    void Block(XmlReader r, string name, List<DocxBlock> blocks)
    {
        switch (name)
        {
            case "p": Paragraph(r, blocks); break;
            case "tbl": Table(r, blocks); break;
            case "sectPr": blocks.Add(Section(r)); break;
            case "del" or "moveFrom":
                Change(blocks, deleted: true);
                r.Skip();
                break;
            case "ins" or "moveTo":
                Change(blocks, deleted: false);
                Blocks(r, blocks);
                break;
            case "AlternateContent": Alternate(r, x => Blocks(x, blocks)); break;
            case "altChunk":
                trace.HasEmbedded = true;
                if (trace.EmbeddedAt < 0) trace.EmbeddedAt = blocks.Count;
                r.Skip();
                break;
            case "sdt" or "sdtContent" or "customXml" or "smartTag": Blocks(r, blocks); break;
            default: r.Skip(); break;
        }
    }

    void Change(List<DocxBlock> blocks, bool deleted)
    {
        if (deleted) trace.Deleted++;
        else trace.Inserted++;
        if (trace.ChangeAt < 0) trace.ChangeAt = blocks.Count;
    }

    /// <summary>Word writes newer drawings twice; the first choice is the one it shows.</summary>
    static void Alternate(XmlReader reader, Action<XmlReader> read)
    {
        var done = false;
        DocxPackage.Children(reader, (r, name) =>
        {
            if (done || name is not ("Choice" or "Fallback")) r.Skip();
            else
            {
                read(r);
                done = true;
            }
        });
    }

    static SectionBlock Section(XmlReader reader)
    {
        var furniture = new List<string>();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name is "headerReference" or "footerReference" && DocxPackage.Attribute(r, "id") is { } id) furniture.Add(id);
            r.Skip();
        });
        return new SectionBlock(furniture);
    }

    void Paragraph(XmlReader reader, List<DocxBlock> blocks)
    {
        cancellation.ThrowIfCancellationRequested();
        var text = new StringBuilder(_carried);
        _carried = "";
        var own = new ParagraphLook();
        var floating = new List<DocxBlock>();
        SectionBlock? section = null;
        var markDeleted = false;
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name != "pPr")
            {
                Inline(r, name, text, floating, blocks);
                return;
            }
            DocxPackage.Children(r, (p, property) =>
            {
                if (own.Take(p, property)) return;
                if (property == "sectPr") section = Section(p);
                else if (property == "rPr") DocxPackage.Children(p, (mark, child) =>
                {
                    markDeleted |= child is "del" or "moveFrom";
                    mark.Skip();
                });
                else p.Skip();
            });
        });
        if (markDeleted)
        {
            Change(blocks, deleted: true);
            _carried = text.ToString();
        }
        else blocks.Add(Finish(text.ToString(), styles.Resolve(own)));
        blocks.AddRange(floating);
        if (section is not null) blocks.Add(section);
    }

    ParagraphBlock Finish(string text, ParagraphLook look)
    {
        if (look.IsHeading) text = text.Replace('\n', ' ');
        if (look.List is not (> 0 and var list)) return new ParagraphBlock(text, look, IsListItem: false);
        var mark = numbering.Next(list, look.Level ?? 0);
        if (mark is null || string.IsNullOrWhiteSpace(text)) return new ParagraphBlock(text, look, IsListItem: false);
        return new ParagraphBlock($"{mark} {text.TrimStart()}", look, IsListItem: !look.IsHeading);
    }

    void Inline(XmlReader r, string name, StringBuilder text, List<DocxBlock> floating, List<DocxBlock> blocks)
    {
        void Nested(XmlReader x) => DocxPackage.Children(x, (c, child) => Inline(c, child, text, floating, blocks));
        switch (name)
        {
            case "t": text.Append(Content(r)); break;
            case "r": Run(r, text, floating, blocks); break;
            case "tab" or "ptab": text.Append('\t'); r.Skip(); break;
            case "cr": text.Append('\n'); r.Skip(); break;
            case "br":
                if (DocxPackage.Attribute(r, "type") is null or "textWrapping") text.Append('\n');
                r.Skip();
                break;
            case "noBreakHyphen": text.Append('-'); r.Skip(); break;
            case "sym": text.Append(Symbol(r)); r.Skip(); break;
            case "footnoteReference" or "endnoteReference":
                if (DocxPackage.Number(r, "id") is { } id) trace.Notes.Add((name[..^"Reference".Length], id));
                r.Skip();
                break;
            case "del" or "moveFrom":
                Change(blocks, deleted: true);
                r.Skip();
                break;
            case "ins" or "moveTo":
                Change(blocks, deleted: false);
                Nested(r);
                break;
            case "hyperlink" or "fldSimple" or "sdt" or "sdtContent" or "smartTag" or "customXml" or "dir" or "bdo" or "ruby" or "rubyBase"
                or "oMath" or "oMathPara" or "e" or "f" or "num" or "den" or "sSup" or "sSub" or "sup" or "sub" or "d":
                Nested(r);
                break;
            case "AlternateContent": Alternate(r, Nested); break;
            case "drawing" or "pict" or "object": TextBoxes(r, floating); break;
            default: r.Skip(); break;
        }
    }

    void Run(XmlReader reader, StringBuilder text, List<DocxBlock> floating, List<DocxBlock> blocks)
    {
        var hidden = false;
        var before = text.Length;
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name != "rPr") Inline(r, name, text, floating, blocks);
            else DocxPackage.Children(r, (p, property) =>
            {
                hidden |= property == "vanish" && DocxPackage.IsOn(p);
                p.Skip();
            });
        });
        if (!hidden || text.Length == before) return;
        text.Length = before;
        trace.Hidden++;
        if (trace.HiddenAt < 0) trace.HiddenAt = blocks.Count;
    }

    void TextBoxes(XmlReader reader, List<DocxBlock> floating) => DocxPackage.Children(reader, (r, name) =>
    {
        if (name == "txbxContent") Blocks(r, floating);
        else if (name == "AlternateContent") Alternate(r, x => TextBoxes(x, floating));
        else TextBoxes(r, floating);
    });

    static string Content(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }
        var content = new StringBuilder();
        var depth = reader.Depth;
        for (reader.Read(); !reader.EOF && reader.Depth > depth; reader.Read())
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) content.Append(reader.Value);
        reader.Read();
        // A line end inside w:t is the layout of the file, not of the page.
        return content.Replace('\n', ' ').Replace('\r', ' ').ToString();
    }

    static string Symbol(XmlReader reader) =>
        int.TryParse(DocxPackage.Attribute(reader, "char"), System.Globalization.NumberStyles.HexNumber, null, out var code) && code is > 31 and < 0xfffe and not (>= 0xd800 and < 0xe000)
            ? LineCleaner.FromSymbolFont((char)code).ToString()
            : "";

    void Table(XmlReader reader, List<DocxBlock> blocks)
    {
        var table = new DocxTable(++trace.Tables);
        DocxPackage.Children(reader, (r, name) => TableChild(r, name, table, blocks));
        blocks.AddRange(table.Finish());
    }

    void TableChild(XmlReader r, string name, DocxTable table, List<DocxBlock> blocks)
    {
        if (name == "tr") Row(r, table, blocks);
        else if (name is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo") DocxPackage.Children(r, (c, child) => TableChild(c, child, table, blocks));
        else r.Skip();
    }

    void Row(XmlReader reader, DocxTable table, List<DocxBlock> blocks)
    {
        var row = new DocxTableRow();
        var dropped = false;
        DocxPackage.Children(reader, (r, name) => RowChild(r, name, row, blocks, ref dropped));
        if (!dropped) table.Rows.Add(row);
    }

    void RowChild(XmlReader r, string name, DocxTableRow row, List<DocxBlock> blocks, ref bool dropped)
    {
        switch (name)
        {
            case "tc": Cell(r, row); break;
            case "trPr":
                var (skip, deleted) = (0, false);
                DocxPackage.Children(r, (p, property) =>
                {
                    if (property == "gridBefore") skip = Math.Clamp(DocxPackage.Number(p, "val") ?? 0, 0, DocxTable.MostColumns);
                    else if (property == "del") deleted = true;
                    p.Skip();
                });
                row.Skip(skip);
                dropped |= deleted;
                if (deleted) Change(blocks, deleted: true);
                break;
            case "sdt" or "sdtContent" or "customXml":
                var within = false;
                DocxPackage.Children(r, (c, child) => RowChild(c, child, row, blocks, ref within));
                dropped |= within;
                break;
            default: r.Skip(); break;
        }
    }

    void Cell(XmlReader reader, DocxTableRow row)
    {
        var (span, continues) = (1, false);
        var content = new List<DocxBlock>();
        DocxPackage.Children(reader, (r, name) =>
        {
            if (name != "tcPr")
            {
                Block(r, name, content);
                return;
            }
            DocxPackage.Children(r, (p, property) =>
            {
                if (property == "gridSpan") span = Math.Clamp(DocxPackage.Number(p, "val") ?? 1, 1, DocxTable.MostColumns);
                // A continued cell of a vertical merge is not shown, whatever it holds.
                else if (property == "vMerge") continues = DocxPackage.Attribute(p, "val") is null or "continue";
                p.Skip();
            });
        });
        row.Add(continues ? [] : content, span);
    }
}
