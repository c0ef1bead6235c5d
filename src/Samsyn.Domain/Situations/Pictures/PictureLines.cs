using System.Globalization;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>The edition as plain lines: the wording of the annex. Sections with readers of their own are counted, not told (SIT-12).</summary>
public static class PictureLines
{
    public static IReadOnlyList<string> Of(Picture picture, IReadOnlyList<PictureSection> sections, IReadOnlyList<PictureSource> sources, string checksum)
    {
        List<string> lines = [picture.Title, $"Utgåva {picture.Number}. Avser {Iso(picture.From)}–{Iso(picture.To)}.", ""];
        foreach (var section in sections.Where(one => !one.IsRestricted && (one.Joint.Count > 0 || one.Figures.Count > 0 || one.Blocks.Count > 0)).OrderBy(one => one.Order))
        {
            lines.Add(section.Heading);
            foreach (var paragraph in section.Joint) lines.AddRange([.. paragraph.Text.Split('\n'), ""]);
            foreach (var figure in section.Figures) lines.Add(Figure(figure));
            foreach (var block in section.Blocks) lines.Add($"Diagram: {block.Caption}");
            if (section.Figures.Count + section.Blocks.Count > 0) lines.Add("");
        }
        if (sections.Count(one => one.IsRestricted && one.Joint.Count > 0) is > 0 and var apart) lines.AddRange([$"Till lägesbilden hör {apart} avsnitt med egna läsare, som inte återges här.", ""]);
        if (sources.Count > 0) lines.Add("Källor");
        lines.AddRange(sources.OrderBy(one => one.Number).Select(one => $"[{one.Number}] {one.Title}. {one.Publisher}{(one.Year is { } year ? $", {year}" : "")}."));
        lines.AddRange(["", $"Kontrollsumma: {checksum}"]);
        return lines;
    }

    static string Figure(PictureFigure figure) => string.Create(CultureInfo.GetCultureInfo("sv-SE"),
        $"{figure.Label}, {figure.Area}, {Iso(figure.From)}–{Iso(figure.To)}: {(figure.IsMasked ? "färre än fem" : figure.Wording ?? figure.Value.ToString(CultureInfo.GetCultureInfo("sv-SE")))} {figure.Unit}{(figure.Source > 0 ? $" [källa {figure.Source}]" : "")}");

    static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
