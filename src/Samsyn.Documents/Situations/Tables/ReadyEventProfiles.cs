using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>What a column of a kind of file may be called, likeliest first; case, signs and what stands in brackets do not matter. Without a needed one the file is of another kind.</summary>
public sealed record ReadyColumn(ColumnRole Role, IReadOnlyList<string> Names, bool IsNeeded = false);

/// <summary>A kind of file of events that is known by its headings.</summary>
/// <param name="Name">As it is recorded and, by the texts, shown.</param>
/// <param name="Columns">What its columns mean.</param>
/// <param name="Marks">Of each list at least one heading stands in a file of this kind, and together in hardly any other.</param>
public sealed record ReadyEventProfile(string Name, IReadOnlyList<ReadyColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Marks);

/// <summary>
/// Kinds of files of events as they are known to come, by the words of their headings in any order. How dates, decimals and coordinates are written, the delimiter and the letters
/// are found out from each file.
/// </summary>
public static class ReadyEventProfiles
{
    static readonly string[] East = ["x", "e", "öst", "easting", "longitude", "longitud", "lon", "lng", "long", "xkoordinat", "x koord", "koordinat x", "koord x", "östkoordinat", "sweref e", "e koordinat", "sweref99 e", "wgs84 longitud"];
    static readonly string[] North = ["y", "n", "nord", "northing", "latitude", "latitud", "lat", "ykoordinat", "y koord", "koordinat y", "koord y", "nordkoordinat", "sweref n", "n koordinat", "sweref99 n", "wgs84 latitud"];
    static readonly string[] Place = ["områdeskod", "deso", "desokod", "regso", "regsokod", "stadsdelsområde", "stadsdel", "stadsdelsnämndsområde", "område", "lokalpolisområde", "kommunkod", "kommun", "distrikt", "delområde", "brottsplats", "plats", "adress", "ort", "insatskommun"];
    static readonly string[] Ids = ["id", "ärendenummer", "ärendenr", "ärende id", "diarienummer", "dnr", "händelsenummer", "händelsenr", "händelse id", "händelserapportnummer", "hr nr", "insatsnummer", "insatsnr", "insats id", "incidentnummer", "incidentnr", "incident id", "rapportnummer", "rapportnr", "löpnummer", "löpnr", "k nummer", "diarienr"];
    static readonly string[] Counts = ["antal", "antal brott", "antal händelser", "count"];

    /// <summary>The open API of police events; the answer's <c>gps</c> has become latitude and longitude, and names the middle of a county or municipality.</summary>
    public static ReadyEventProfile PoliceEvents { get; } = new("polisens-handelser",
        [new(ColumnRole.Occurred, ["datetime"], true), new(ColumnRole.Type, ["type"], true), new(ColumnRole.Area, ["location.name"], true), new(ColumnRole.X, ["longitude"]), new(ColumnRole.Y, ["latitude"]), new(ColumnRole.Id, ["id"])],
        [["datetime"], ["location.name"], ["summary", "url", "name"]]);

    /// <summary>Reported crime, a row a report or a place, type and day.</summary>
    public static ReadyEventProfile ReportedCrime { get; } = new("brott-per-handelse",
        [new(ColumnRole.Occurred, ["brottsdatum", "brottstid", "brottstid från", "brottsdatum från", "begången", "begånget", "gärningsdatum", "gärningstid", "inträffad", "händelsedatum", "datum", "tid", "anmälningsdatum", "anmäld"], true),
            new(ColumnRole.OccurredTo, ["brottstid till", "brottsdatum till", "till", "tom"]), new(ColumnRole.Type, ["brottstyp", "brottskod text", "brottskodtext", "brottsrubricering", "rubricering", "brottskategori", "brott", "brottskod"], true),
            new(ColumnRole.Area, Place), new(ColumnRole.X, East), new(ColumnRole.Y, North), new(ColumnRole.Count, Counts), new(ColumnRole.Id, Ids)],
        [["brottstyp", "brottskod", "brottskod text", "brottskodtext", "brottsrubricering", "rubricering", "brottskategori", "brott"]]);

    /// <summary>Event reports of the police, a row a report; where it came from stays beside, for only calls reflect demand (SIT-53, SIT-64).</summary>
    public static ReadyEventProfile EventReports { get; } = new("handelserapporter-enskilda",
        [new(ColumnRole.Occurred, ["händelsetid", "händelsedatum", "händelsestart", "starttid", "inkommen", "inkom", "skapad", "upprättad", "datum", "tid", "tidpunkt"], true), new(ColumnRole.OccurredTo, ["händelseslut", "sluttid", "avslutad", "till"]),
            new(ColumnRole.Type, ["händelsetyp", "händelsekod text", "händelsekodtext", "händelsekod", "händelseklass", "typ av händelse"], true), new(ColumnRole.Area, Place), new(ColumnRole.X, East), new(ColumnRole.Y, North), new(ColumnRole.Count, Counts),
            new(ColumnRole.Id, Ids)],
        [["händelsetyp", "händelsekod", "händelsekod text", "händelsekodtext", "händelseklass"], ["ursprung", "initiativ", "inkommet via", "egeninitierad", "källa till händelse", "anmälningssätt", "händelserapportnummer", "hr nr", "händelsenummer", "händelsenr", "larmkanal", "uppdragsgivare"]]);

    /// <summary>Vehicle fires as a rescue service lists its turn-outs (SIT-48).</summary>
    public static ReadyEventProfile VehicleFires { get; } = new("fordonsbrander-enskilda",
        [new(ColumnRole.Occurred, ["larmtid", "larmdatum", "tid larm", "insatsdatum", "insatstid", "larm", "starttid", "datum", "tid"], true), new(ColumnRole.OccurredTo, ["avslutad", "insats slut", "sluttid"]),
            new(ColumnRole.Type, ["fordonstyp", "brandobjekt", "objekt", "objekttyp", "verksamhet objekt", "händelsetyp", "typ av brand", "startföremål"], true), new(ColumnRole.Area, ["insatskommun", .. Place]), new(ColumnRole.X, East), new(ColumnRole.Y, North),
            new(ColumnRole.Count, ["antal", "antal fordon", "antal bränder"]), new(ColumnRole.Id, Ids)],
        [["larmtid", "larmdatum", "tid larm", "insatsdatum", "insatstid", "insatsnummer", "insatsnr", "insats id"], ["fordonstyp", "brandobjekt", "objekt", "objekttyp", "brandorsak", "trolig brandorsak", "startföremål", "typ av brand"]]);

    /// <summary>Citizen dialogues: date, place and themes (SIT-21).</summary>
    public static ReadyEventProfile Dialogues { get; } = new("medborgardialoger",
        [new(ColumnRole.Occurred, ["datum", "dialogdatum", "dag", "tid", "tidpunkt", "starttid"], true), new(ColumnRole.OccurredTo, ["sluttid", "till"]), new(ColumnRole.Type, ["tema", "teman", "ämne", "ämnen", "huvudtema", "fråga", "frågor", "problem"], true),
            new(ColumnRole.Area, ["plats", .. Place], true), new(ColumnRole.X, East), new(ColumnRole.Y, North), new(ColumnRole.Count, ["antal synpunkter", "antal", "antal svar"]), new(ColumnRole.Id, Ids)],
        [["tema", "teman", "ämne", "ämnen", "huvudtema"], ["dialog", "dialogform", "typ av dialog", "dialogtyp", "medborgardialog", "form", "forum", "aktivitet", "mötesform", "antal deltagare", "deltagare", "arrangör", "synpunkt", "synpunkter", "målgrupp", "dialogdatum", "antal synpunkter"]]);

    /// <summary>The municipality's own systems of incidents: schools, housing, wardens, care.</summary>
    public static ReadyEventProfile OwnIncidents { get; } = new("egna-incidenter",
        [new(ColumnRole.Occurred, ["händelsedatum", "incidentdatum", "händelsetid", "inträffade", "inträffad", "tidpunkt för händelsen", "tillbudsdatum", "datum för händelsen", "rapporterad", "rapporteringsdatum", "registrerad", "anmäld", "anmälningsdatum", "skapad", "datum", "tid"], true),
            new(ColumnRole.OccurredTo, ["sluttid", "till"]), new(ColumnRole.Type, ["incidenttyp", "typ av incident", "avvikelsetyp", "tillbudstyp", "ärendetyp", "typ av händelse", "händelsetyp", "kategori", "huvudkategori", "incident"], true),
            new(ColumnRole.Area, ["enhet plats", .. Place, "enhet", "skola", "anläggning", "fastighet"]), new(ColumnRole.X, East), new(ColumnRole.Y, North), new(ColumnRole.Count, Counts), new(ColumnRole.Id, Ids)],
        [["incidenttyp", "typ av incident", "avvikelsetyp", "tillbudstyp", "ärendetyp", "incident", "incidentnummer", "incidentnr", "incident id", "incidentdatum", "tillbudsdatum", "ärendenummer", "ärendenr"]]);

    /// <summary>All of them, the most special first.</summary>
    public static IReadOnlyList<ReadyEventProfile> All { get; } = [PoliceEvents, VehicleFires, EventReports, Dialogues, ReportedCrime, OwnIncidents];

    /// <summary>The kind that a file is, by its headings; null when it is none that is known.</summary>
    public static ReadyEventProfile? Recognise(GuessedTable table) => All
        .Where(ready => ready.Marks.All(mark => table.Format.Heading.Any(heading => Headings.IsAny(heading, mark))))
        .Select((ready, order) => (ready, order, laid: Lay(ready, table)))
        .Where(one => one.laid is not null)
        .OrderByDescending(one => one.ready.Marks.Count * 2 + one.laid!.Columns.Count(column => column.Role is not (ColumnRole.Other or ColumnRole.Ignored))).ThenBy(one => one.order)
        .Select(one => one.ready).FirstOrDefault();

    /// <summary>The profile laid over a file; null when a column that it needs is not there, or holds something else.</summary>
    public static ImportProfile? Lay(ReadyEventProfile ready, GuessedTable table)
    {
        var roles = new ColumnRole[table.Format.Heading.Count];
        Array.Fill(roles, ColumnRole.Other);
        foreach (var column in ready.Columns)
        {
            var at = column.Names.Select(name => Place(name, column.Role)).FirstOrDefault(place => place >= 0, -1);
            if (at >= 0) roles[at] = column.Role;
            else if (column.IsNeeded) return null;
        }
        return ProfileGuess.Settled(table.Format, table.Rows, ready.Name, roles);

        int Place(string name, ColumnRole role)
        {
            for (var at = 0; at < roles.Length; at++)
                if (roles[at] == ColumnRole.Other && Headings.IsAny(table.Format.Heading[at], [name]) && ProfileGuess.Fits(role, ProfileGuess.Column(table.Rows, at))) return at;
            return -1;
        }
    }
}
