using System.Globalization;
using System.Text;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.Web.Ui.Charts;

/// <summary>The looks of charts as CSS for the pages (<c>styles/charts-looks.css</c>, written from here and kept equal by a test), and as attributes for a file that stands alone.</summary>
static class ChartStyle
{
    public const string Sans = "Source Sans 3, Segoe UI, Liberation Sans, DejaVu Sans, sans-serif";

    static readonly Dictionary<string, string> Classes = Palette.Light.Keys.ToDictionary(name => name, name => $"class=\"c-{name}\"", StringComparer.Ordinal);
    static readonly Dictionary<string, string> Painted = Palette.Light.ToDictionary(one => one.Key, one => Paint(one.Value), StringComparer.Ordinal);

    /// <summary>For pages: both colours in one rule, chosen by color-scheme.</summary>
    public static string Pages { get; } = "/* Written by ChartStyle; do not edit. */\n" + string.Concat(Palette.Light.Select(one => $".chart-svg .c-{one.Key}{{{Rule(one.Value, Palette.Dark[one.Key])}}}\n"));

    public static string Class(string look) => Classes[look];

    public static string Attributes(string look) => Painted[look];

    static string Rule(Look light, Look dark)
    {
        List<string> said = [light.Fill is null ? "fill:none" : $"fill:light-dark({Hex(light.Fill)}, {Hex(dark.Fill)})"];
        if (light.Stroke is not null) said.AddRange([$"stroke:light-dark({Hex(light.Stroke)}, {Hex(dark.Stroke)})", "stroke-width:" + Number(light.Width)]);
        if (light.Dash is { } dash) said.Add("stroke-dasharray:" + string.Join(' ', dash.Select(Number)));
        if (light.Size > 0) said.Add($"font-size:{Number(light.Size)}px");
        if (light.Strong) said.Add("font-weight:600");
        return string.Join(';', said);
    }

    static string Paint(Look look)
    {
        var paint = new StringBuilder(look.Fill is null ? "fill=\"none\"" : $"fill=\"{Hex(look.Fill)}\"");
        if (look.Stroke is not null) paint.Append(CultureInfo.InvariantCulture, $" stroke=\"{Hex(look.Stroke)}\" stroke-width=\"{Number(look.Width)}\"");
        if (look.Dash is { } dash) paint.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{string.Join(' ', dash.Select(Number))}\"");
        if (look.Size > 0) paint.Append(CultureInfo.InvariantCulture, $" font-size=\"{Number(look.Size)}\"");
        if (look.Strong) paint.Append(" font-weight=\"600\"");
        return paint.ToString();
    }

    static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    static string Hex(int? colour) => "#" + (colour ?? 0).ToString("x6", CultureInfo.InvariantCulture);
}
