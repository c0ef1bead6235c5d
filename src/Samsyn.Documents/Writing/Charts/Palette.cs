namespace Samsyn.Documents.Writing.Charts;

/// <summary>How a look is painted. Colours are 0xRRGGBB; null paints nothing.</summary>
/// <param name="Fill">Of shapes and of words.</param>
/// <param name="Stroke">Of lines and outlines.</param>
/// <param name="Width">Of the line.</param>
/// <param name="Dash">Length of line and gap; none is a whole line.</param>
/// <param name="Size">Of words; 0 for what is none.</param>
/// <param name="Strong">Heavier words.</param>
public sealed record Look(int? Fill, int? Stroke = null, double Width = 1, IReadOnlyList<double>? Dash = null, double Size = 0, bool Strong = false);

/// <summary>
/// The looks on white paper and on black. Series are told apart by lightness, pattern and shape as well as colour; the colours hold for the common kinds of colour blindness
/// (M. Okabe and K. Ito, 2008, moved towards the house's own). Status colours are only used for a verdict that may be coloured.
/// </summary>
public static class Palette
{
    /// <summary>On white.</summary>
    public static IReadOnlyDictionary<string, Look> Light { get; } = Make(0x1c2224, 0x545a59, 0xe3ded2, 0x85826f, 0xfffefa,
        [0x0b5058, 0xc06a14, 0x5a6fb0, 0x8a4a7d, 0x6f8f3a, 0x7a7568], [0xe6efed, 0xc3dcda, 0x9cc7c5, 0x6fadac, 0x3f8d8f, 0x1d6b70, 0x073f46], 0x2c6b35, 0xa3261c, [0xf7ddb8, 0xeab070, 0xc9701d, 0x7d3a06], 0xf3f1ea, 0xffffff);

    /// <summary>On black.</summary>
    public static IReadOnlyDictionary<string, Look> Dark { get; } = Make(0xebe9e2, 0xb0b7b5, 0x353d3f, 0x7d8785, 0x1c2223,
        [0x7fc6cb, 0xe9a55a, 0x9db0ec, 0xd79bca, 0xb2cf7d, 0xb4ad9c], [0x203335, 0x274a4d, 0x2f6266, 0x3d7f83, 0x5a9fa3, 0x84c0c4, 0xbfe6e8], 0x8cc793, 0xf0958b, [0x46331c, 0x7a5121, 0xc0802f, 0xffd08a], 0x262d2f, 0x161b1c);

    /// <summary>Steps of a heat map above zero.</summary>
    public const int HeatSteps = 7;

    static Dictionary<string, Look> Make(int ink, int soft, int rule, int strong, int paper, int[] series, int[] heat, int good, int bad, int[] hot, int land, int sea)
    {
        Dictionary<string, Look> looks = new(StringComparer.Ordinal)
        {
            ["paper"] = new(paper), ["grid"] = new(null, rule), ["axis"] = new(null, strong), ["zero"] = new(null, ink, 1.25),
            ["t"] = new(soft, Size: Letters.Small), ["ti"] = new(ink, Size: Letters.Small), ["tb"] = new(ink, Size: Letters.Strong, Strong: true), ["tp"] = new(paper, Size: Letters.Small, Strong: true),
            ["hatch"] = new(null, paper, 1.4), ["band"] = new(heat[0]), ["band-edge"] = new(null, heat[2], 1), ["shade"] = new(rule), ["shade-edge"] = new(null, strong, 1, [2, 3]),
            ["alarm"] = new(paper, series[1], 2.5), ["ref"] = new(null, soft, 1.5, [5, 4]), ["ref-fill"] = new(strong), ["whisker"] = new(null, ink, 1.5), ["void"] = new(null, rule), ["lead"] = new(null, strong, 1, [1, 3]),
            ["good"] = new(good, good, 2.5), ["bad"] = new(bad, bad, 2.5), ["plain"] = new(ink, ink, 2.5), ["faint"] = new(strong, strong, 1.5), ["ring"] = new(paper, soft, 2), ["outline"] = new(null, ink, 1.5),
        };
        double[]?[] dashes = [null, [7, 4], [2, 3], [9, 3, 2, 3], [4, 4], [1, 4]];
        for (var at = 0; at < series.Length; at++)
        {
            looks[$"s{at}"] = new(series[at]);
            looks[$"l{at}"] = new(null, series[at], at == 0 ? 2.5 : 2, dashes[at]);
            looks[$"r{at}"] = new(null, series[at], 1.5, dashes[at]);
            looks[$"f{at}"] = new(null, series[at], 2.25, [3, 4]);
            looks[$"o{at}"] = new(paper, series[at], 2);
        }
        for (var at = 0; at < HeatSteps; at++) looks[$"h{at}"] = new(heat[at]);
        for (var at = 0; at < hot.Length; at++) looks[$"hot{at}"] = new(hot[at]);
        (looks["sea"], looks["land"], looks["blank"], looks["former"]) = (new(sea), new(land), new(land), new(null, series[1], 1.5));
        (looks["edge"], looks["plate"], looks["pin"], looks["find"], looks["maybe"]) = (new(null, strong, 0.8), new(paper), new(series[0], paper, 1.2), new(null, series[1], 3), new(null, ink, 1.75, [5, 4]));
        // Lines across full fields have the paper about them, or are lost in the colour.
        (looks["usual"], looks["span"], looks["halo"]) = (new(null, series[1], 2.5), new(null, ink, 4), new(null, paper, 5.5));
        return looks;
    }
}
