using System.Globalization;
using System.Text;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.Web.Ui.Charts;

/// <summary>The looks of charts as CSS: for the pages (<c>styles/charts-looks.css</c>, written from here and kept equal by a test) and for a file that stands alone.</summary>
static class ChartStyle
{
    const string Sans = "\"Source Sans 3 Variable\",\"Source Sans 3\",\"Segoe UI\",system-ui,sans-serif";

    /// <summary>Light, and dark where the reader's system is.</summary>
    public static string Alone { get; } = $"text{{font-family:{Sans.Replace("\"", "'", StringComparison.Ordinal)}}}.c-title{{font-size:20px;font-weight:600;fill:{Hex(Palette.Light["ti"].Fill)}}}{Rules("", name => Palette.Light[name], (light, _) => Hex(light))}@media(prefers-color-scheme:dark){{.c-title{{fill:{Hex(Palette.Dark["ti"].Fill)}}}{Colours(name => Palette.Dark[name])}}}";

    /// <summary>For pages: both colours in one rule, chosen by color-scheme.</summary>
    public static string Pages { get; } = "/* Written by ChartStyle; do not edit. */\n" + Rules(".chart-svg ", name => Palette.Light[name], (light, dark) => $"light-dark({Hex(light)}, {Hex(dark)})", "\n");

    static string Rules(string before, Func<string, Look> look, Func<int?, int?, string> colour, string after = "")
    {
        var css = new StringBuilder();
        foreach (var (name, one) in Palette.Light)
        {
            var (light, dark) = (look(name), Palette.Dark[name]);
            List<string> said = [light.Fill is null ? "fill:none" : "fill:" + colour(light.Fill, dark.Fill)];
            if (light.Stroke is not null) said.AddRange(["stroke:" + colour(light.Stroke, dark.Stroke), "stroke-width:" + light.Width.ToString("0.##", CultureInfo.InvariantCulture)]);
            if (light.Dash is { } dash) said.Add("stroke-dasharray:" + string.Join(' ', dash));
            if (light.Size > 0) said.Add($"font-size:{light.Size.ToString("0.#", CultureInfo.InvariantCulture)}px");
            if (light.Strong) said.Add("font-weight:600");
            css.Append(CultureInfo.InvariantCulture, $"{before}.c-{name}{{{string.Join(';', said)}}}{after}");
        }
        return css.ToString();
    }

    static string Colours(Func<string, Look> look) => string.Concat(Palette.Light.Keys.Select(name =>
        $".c-{name}{{{string.Join(';', new[] { look(name).Fill is { } fill ? "fill:" + Hex(fill) : null, look(name).Stroke is { } stroke ? "stroke:" + Hex(stroke) : null }.OfType<string>())}}}"));

    static string Hex(int? colour) => "#" + (colour ?? 0).ToString("x6", CultureInfo.InvariantCulture);
}
