using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Examples;

/// <summary>Seven years of made-up reports in four made-up areas, with season, an effort that worked and a rise that only shows more controls; and three charts of them.</summary>
public sealed class ExampleEvents(SamsynDb db, CreateDataset create, ImportEvents import, KeepBlock keep)
{
    const int Years = 7;

    static readonly string[] Areas = ["Hamnliden", "Kvarntorpet", "Ekbacken", "Södra Kajen"];

    static readonly (string Type, QualityClass Class, double Monthly, double Summer, int Hour)[] Types =
    [
        ("Bostadsinbrott", QualityClass.LowDarkFigure, 4, 1.3, 13), ("Misshandel utomhus", QualityClass.HardToJudge, 6, 1.4, 23), ("Narkotikabrott", QualityClass.ActivityDriven, 5, 1, 20),
        ("Personrån", QualityClass.HardToJudge, 2, 1, 21), ("Skadegörelse", QualityClass.LowDarkFigure, 13, 1.2, 1), ("Brott i nära relation", QualityClass.HighDarkFigure, 3, 1, 19),
    ];

    internal async Task<Outcome> Add(Actor city, Actor police, IReadOnlyDictionary<string, PictureSectionId> sections, DateOnly to, CancellationToken cancellation)
    {
        var created = await create.Run(police, new(new()
        {
            Name = "Anmälda brott i Norra Fjärden", Source = "Lokalpolisområde Norra Fjärden", Quality = QualityClass.HardToJudge, TypeQualities = [.. Types.Select(one => new TypeQuality(one.Type, one.Class))],
        }, OfBoth: true), cancellation);
        if (!created.IsDone) return created;
        var folder = Directory.CreateTempSubdirectory("samsyn-example-").FullName;
        try
        {
            var file = Path.Combine(folder, "anmalda-brott.csv");
            await File.WriteAllTextAsync(file, Events(to), cancellation);
            var read = await import.Run(police, new(created.Value, file, Profile, Path.Combine(folder, "rejects.csv"), Language.Swedish), null, cancellation);
            // PostgreSQL without a place for files has no events, and the example is complete but for them.
            if (!read.IsDone) return read.Refusals.OfType<Situations.Events.EventsWithoutPlace>().Any() ? Outcome.Done : read;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        var from = to.AddDays(1).AddMonths(-6);
        (string Section, string Method, string Caption, Dictionary<string, string> Parameters)[] blocks =
        [
            ("overgripande", "change", "Anmälda brott första halvåret, mot samma tid året före", new() { ["fran"] = Iso(from), ["till"] = Iso(to) }),
            ("skadegorelse", "line", "Anmäld skadegörelse månad för månad", new() { ["typer"] = "Skadegörelse", ["ar"] = "2", ["till"] = Iso(to) }),
            ("skadegorelse", "ring", "När på året skadegörelsen sker", new() { ["typer"] = "Skadegörelse", ["till"] = Iso(to), ["arstider"] = "06-10 08-18 Sommarlov\n10-27 11-02 Höstlov" }),
            ("vald", "rhythm", "Misshandel utomhus efter veckodag och timme", new() { ["typer"] = "Misshandel utomhus" }),
        ];
        foreach (var (section, method, caption, parameters) in blocks)
        {
            var version = await db.PictureSections.AsNoTracking().Where(one => one.Id == sections[section]).Select(one => one.Version).SingleAsync(cancellation);
            var kept = await keep.Run(city, new(new(sections[section], null, version), new() { Id = Guid.Empty, Dataset = created.Value.Value, Method = method, Caption = caption, Parameters = parameters, Source = 1 }), cancellation);
            if (!kept.IsDone) return kept;
        }
        return Outcome.Done;
    }

    static ImportProfile Profile => new() { Name = "exempel", Columns = [new(ColumnRole.Occurred, "tid"), new(ColumnRole.Area, "område"), new(ColumnRole.Type, "typ")] };

    static string Events(DateOnly to)
    {
        var (csv, state) = (new StringBuilder("tid;område;typ\n"), 20_261_122u);
        for (var month = new DateOnly(to.Year - Years + 1, 1, 1); month <= to; month = month.AddMonths(1))
            foreach (var (at, area) in Areas.Index())
                foreach (var (type, _, monthly, summer, hour) in Types)
                {
                    var expected = monthly * (0.6 + (at * 0.35)) * (month.Month is >= 5 and <= 9 ? summer : 1 / summer);
                    var isLast = month >= to.AddDays(1).AddMonths(-6);
                    if (isLast && type == "Skadegörelse" && area == "Södra Kajen") expected *= 0.33;
                    if (isLast && type == "Narkotikabrott" && area == "Hamnliden") expected *= 4.2;
                    var count = (int)Math.Round(expected * (0.75 + (0.5 * Next(ref state))));
                    for (var one = 0; one < count; one++)
                    {
                        var weekend = Next(ref state) < 0.45;
                        var day = month.AddDays((int)(Next(ref state) * month.AddMonths(1).AddDays(-1).Day));
                        while (weekend && day.DayOfWeek is not (DayOfWeek.Friday or DayOfWeek.Saturday) && day.AddDays(1).Month == month.Month) day = day.AddDays(1);
                        var time = new TimeOnly((hour + (int)((Next(ref state) + Next(ref state)) * 6) + 18) % 24, (int)(Next(ref state) * 60));
                        csv.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {time:HH:mm};{area};{type}\n");
                    }
                }
        return csv.ToString();
    }

    /// <summary>A number in [0, 1), the same every time (Numerical Recipes' linear congruential generator: good enough for an example).</summary>
    static double Next(ref uint state) => (state = (state * 1_664_525) + 1_013_904_223) / 4_294_967_296.0;

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
