using System.Text;
using System.Text.Unicode;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Bench;

/// <summary>
/// Events as a country has them: 290 municipalities, ten years, in the order of time as a register gives them, with quoted commas and two times. Made up from a seed, the same
/// each time; about 129 bytes a row.
/// </summary>
static class NationalEvents
{
    const int Municipalities = 290, FirstYear = 2014, Years = 10;
    static readonly string[] Kinds = ["Stöld, butik", "Trafikolycka, personskada", "Skadegörelse", "Misshandel", "Inbrott", "Rån", "Brand", "Bråk", "Narkotikabrott", "Rattfylleri", "Trafikkontroll", "Försvunnen person",
        "Mord/dråp, försök", "Olaga hot", "Våld/hot mot tjänsteman", "Fylleri/LOB", "Motorfordon, anträffat stulet", "Ordningslagen", "Bedrägeri", "Övrigt"];
    static readonly string[] Streets = ["Storgatan", "Kyrkogatan", "Skolgatan", "Järnvägsgatan", "Drottninggatan", "Nygatan", "Parkvägen", "Ringvägen"];

    public const string Profile = """
        { "name": "rikets händelser", "coordinateSystem": "SWEREF 99 TM", "areaDigits": 4,
          "columns": [ { "role": "Other", "name": "id" }, { "role": "Occurred", "name": "fran" }, { "role": "OccurredTo", "name": "till" }, { "role": "Area", "name": "kommun" }, { "role": "Other", "name": "kommunnamn" },
            { "role": "Type", "name": "typ" }, { "role": "Other", "name": "plats" }, { "role": "X", "name": "x" }, { "role": "Y", "name": "y" }, { "role": "Count", "name": "antal" } ] }
        """;

    /// <summary>The keeper's column of names is told, so that what comes again is known by it.</summary>
    public static string ProfileWithId { get; } = Profile.Replace("""{ "role": "Other", "name": "id" }""", """{ "role": "Id", "name": "id" }""", StringComparison.Ordinal);

    /// <summary>Writes so many rows; returns the length of the file. A later file begins at <paramref name="first"/> of so many as there are in all the time.</summary>
    public static long Write(string path, int rows, ulong seed = 20261122, int first = 0, int? of = null)
    {
        var (centres, state) = (Centres(seed), seed);
        var start = new DateTime(FirstYear, 1, 1);
        var minutes = (int)(start.AddYears(Years) - start).TotalMinutes - 3 * 1440;
        using var file = File.Create(path, 1 << 20);
        file.Write("id,fran,till,kommun,kommunnamn,typ,plats,x,y,antal\n"u8);
        var line = new byte[512];
        for (var row = first; row < first + rows; row++)
        {
            var dice = Next(ref state);
            // Larger ones have more: the square of an even draw.
            var share = (dice & 0xFFFF) / 65536.0;
            var (municipality, kind) = ((int)(Municipalities * share * share), (int)(Kinds.Length * Math.Pow((dice >> 16 & 0xFFFF) / 65536.0, 1.5)));
            var (east, north) = centres[municipality];
            var place = Next(ref state);
            var from = start.AddMinutes((long)minutes * row / (of ?? rows) + (int)(dice >> 32 & 0x7FF));
            var (x, y) = (east + Spread(place), north + Spread(place >> 20));
            var quoted = Kinds[kind].Contains(',') ? "\"" : "";
            Utf8.TryWrite(line, $"E{row + 1:00000000},{from:yyyy-MM-dd HH:mm:ss},{from.AddMinutes((int)(dice >> 48 & 0x3F)):yyyy-MM-dd HH:mm:ss},{Code(municipality):0000},Kommun {municipality + 1:000},{quoted}{Kinds[kind]}{quoted},\"{Streets[place >> 60 & 7]} {(place >> 40 & 0x7F) + 1}, Ort {Code(municipality):0000}\",{x:0.0},{y:0.0},1\n", out var written);
            file.Write(line, 0, written);
        }
        // Or the disk is still busy with it when it is read.
        file.Flush(flushToDisk: true);
        return file.Length;
    }

    static int Code(int municipality) => (municipality % 25 + 1) * 100 + municipality / 25 + 14;

    static double Spread(ulong dice) => ((dice & 0x3FF) + (dice >> 10 & 0x3FF) - 1023.0) * 4;

    /// <summary>Towns: anywhere that is in Sweden.</summary>
    static (double East, double North)[] Centres(ulong seed)
    {
        var (found, state) = (new List<(double, double)>(), seed + 1);
        while (found.Count < Municipalities)
        {
            var dice = Next(ref state);
            var (east, north) = (300_000 + (dice & 0xFFFF) * 9.0, 6_150_000 + (dice >> 16 & 0xFFFF) * 22.0);
            if (PositionCheck.Of(east, north) == PositionFault.None) found.Add((east, north));
        }
        return [.. found];
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    static ulong Next(ref ulong state)
    {
        var mixed = state += 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
