using System.Text;

namespace Samsyn.Documents.Writing.Drawings;

/// <summary>
/// A drawing as an Enhanced Metafile: vectors and real text that Word and LibreOffice both show, with no picture library. Source: Microsoft, [MS-EMF].
/// </summary>
static class EmfWriter
{
    // A hundredth of a point: whole numbers are all a metafile has.
    const int Fine = 100;
    const double MillimetresAPoint = 25.4 / 72;
    const uint Header = 1, Eof = 14, SetWindowExtent = 9, SetWindowOrigin = 10, SetViewportExtent = 11, SetViewportOrigin = 12, SetMapMode = 17, SetBackgroundMode = 18,
        SetTextAlign = 22, SetTextColour = 24, MoveTo = 27, SelectObject = 37, CreatePen = 38, CreateBrush = 39, DeleteObject = 40, Ellipse = 42, LineTo = 54, CreateFont = 82, TextOut = 84, PolygonRecord = 3;
    const uint NullPen = 0x80000008, NullBrush = 0x80000005;

    public static byte[] Write(Drawing drawing)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var records = 1;
        void Record(uint type, Action body)
        {
            var start = stream.Position;
            writer.Write(type);
            writer.Write(0u);
            body();
            while (stream.Position % 4 != 0) writer.Write((byte)0);
            var end = stream.Position;
            stream.Position = start + 4;
            writer.Write((uint)(end - start));
            stream.Position = end;
            records++;
        }
        void Two(uint type, int a, int b) => Record(type, () => { writer.Write(a); writer.Write(b); });
        void One(uint type, uint value) => Record(type, () => writer.Write(value));
        // Objects live for one shape only: number 1 is the pen, 2 the brush or the font.
        void Pen(int? colour, double width)
        {
            if (colour is not { } c) { One(SelectObject, NullPen); return; }
            Record(CreatePen, () => { writer.Write(1u); writer.Write(0u); writer.Write(At(width)); writer.Write(0); writer.Write(Colour(c)); });
            One(SelectObject, 1);
        }
        void Brush(int? colour)
        {
            if (colour is not { } c) { One(SelectObject, NullBrush); return; }
            Record(CreateBrush, () => { writer.Write(2u); writer.Write(0u); writer.Write(Colour(c)); writer.Write(0u); });
            One(SelectObject, 2);
        }
        void Release(bool pen, bool second)
        {
            One(SelectObject, NullPen);
            One(SelectObject, NullBrush);
            if (pen) One(DeleteObject, 1);
            if (second) One(DeleteObject, 2);
        }

        WriteHeader(writer, drawing, 0, 0);
        One(SetMapMode, 8);
        Two(SetWindowOrigin, 0, 0);
        Two(SetWindowExtent, At(drawing.Width), At(drawing.Height));
        Two(SetViewportOrigin, 0, 0);
        Two(SetViewportExtent, Device(drawing.Width), Device(drawing.Height));
        One(SetBackgroundMode, 1);
        foreach (var shape in drawing.Shapes)
            switch (shape)
            {
                case Circle c:
                    Pen(c.Stroke, c.StrokeWidth);
                    Brush(c.Fill);
                    Record(Ellipse, () => { writer.Write(At(c.X - c.Radius)); writer.Write(At(c.Y - c.Radius)); writer.Write(At(c.X + c.Radius)); writer.Write(At(c.Y + c.Radius)); });
                    Release(c.Stroke is not null, c.Fill is not null);
                    break;
                case Stroke s:
                    Pen(s.Colour, s.Width);
                    Two(MoveTo, At(s.X1), At(s.Y1));
                    Two(LineTo, At(s.X2), At(s.Y2));
                    Release(pen: true, second: false);
                    break;
                case Polygon p:
                    Pen(p.Stroke, p.StrokeWidth);
                    Brush(p.Fill);
                    Record(PolygonRecord, () =>
                    {
                        writer.Write(At(p.Corners.Min(corner => corner.X)));
                        writer.Write(At(p.Corners.Min(corner => corner.Y)));
                        writer.Write(At(p.Corners.Max(corner => corner.X)));
                        writer.Write(At(p.Corners.Max(corner => corner.Y)));
                        writer.Write(p.Corners.Count);
                        foreach (var (x, y) in p.Corners) { writer.Write(At(x)); writer.Write(At(y)); }
                    });
                    Release(p.Stroke is not null, p.Fill is not null);
                    break;
                case Label l:
                    Record(CreateFont, () => WriteFont(writer, l));
                    One(SelectObject, 2);
                    One(SetTextAlign, l.Anchor switch { Anchor.Start => 24u, Anchor.Middle => 30u, _ => 26u });
                    One(SetTextColour, Colour(l.Colour));
                    Record(TextOut, () => WriteText(writer, l));
                    Release(pen: false, second: true);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(drawing), shape, "No writer for this shape.");
            }
        Record(Eof, () => { writer.Write(0u); writer.Write(16u); writer.Write(20u); });
        var size = (uint)stream.Length;
        stream.Position = 0;
        WriteHeader(writer, drawing, size, (uint)records);
        return stream.ToArray();
    }

    static void WriteHeader(BinaryWriter writer, Drawing drawing, uint size, uint records)
    {
        writer.Write(Header);
        writer.Write(88u);
        writer.Write(0);
        writer.Write(0);
        writer.Write(Device(drawing.Width));
        writer.Write(Device(drawing.Height));
        writer.Write(0);
        writer.Write(0);
        writer.Write((int)Math.Round(drawing.Width * MillimetresAPoint * 100));
        writer.Write((int)Math.Round(drawing.Height * MillimetresAPoint * 100));
        writer.Write(0x464D4520u);
        writer.Write(0x10000u);
        writer.Write(size);
        writer.Write(records);
        writer.Write((ushort)3);
        writer.Write((ushort)0);
        writer.Write(0u);
        writer.Write(0u);
        writer.Write(0u);
        // The reference device: 96 pixels an inch on 320 × 240 mm.
        writer.Write(1209);
        writer.Write(907);
        writer.Write(320);
        writer.Write(240);
    }

    static void WriteFont(BinaryWriter writer, Label label)
    {
        writer.Write(2u);
        writer.Write(-At(label.Size));
        writer.Write(0);
        writer.Write(0);
        writer.Write(0);
        writer.Write(label.Strong ? 700 : 400);
        writer.Write([0, 0, 0, 0, 0, 0, 0, 0]);
        WriteFixed(writer, "Arial", 32);
        WriteFixed(writer, "", 64);
        WriteFixed(writer, "", 32);
        for (var i = 0; i < 9; i++) writer.Write(0u);
    }

    static void WriteText(BinaryWriter writer, Label label)
    {
        var text = Clean.OneLine(label.Text);
        for (var i = 0; i < 4; i++) writer.Write(0);
        writer.Write(1u);
        writer.Write(1f);
        writer.Write(1f);
        writer.Write(At(label.X));
        writer.Write(At(label.Y));
        writer.Write((uint)text.Length);
        writer.Write(76u);
        writer.Write(0u);
        for (var i = 0; i < 4; i++) writer.Write(0);
        var padded = (text.Length * 2 + 3) / 4 * 4;
        writer.Write((uint)(76 + padded));
        writer.Write(Encoding.Unicode.GetBytes(text));
        for (var i = text.Length * 2; i < padded; i++) writer.Write((byte)0);
        // Advances: near those of Arial, and the anchor then holds to within a letter's width.
        foreach (var c in text) writer.Write(At(label.Size * Advance(c, label.Strong)));
    }

    static double Advance(char c, bool strong) => (c switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ' ' or 't' or 'f' or ':' or 'I' => 0.26,
        'm' or 'M' or 'W' => 0.84,
        'r' or '-' or '(' or ')' => 0.33,
        >= 'A' and <= 'Z' or 'Å' or 'Ä' or 'Ö' => 0.68,
        's' or 'c' or 'k' or 'v' or 'x' or 'y' or 'z' => 0.5,
        _ => 0.556,
    }) * (strong ? 1.05 : 1);

    static void WriteFixed(BinaryWriter writer, string text, int characters) => writer.Write(Encoding.Unicode.GetBytes(text.PadRight(characters, '\0')));

    static int At(double points) => (int)Math.Round(points * Fine);

    static int Device(double points) => (int)Math.Round(points * 96 / 72);

    static uint Colour(int rgb) => (uint)(((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16 & 0xff));
}
