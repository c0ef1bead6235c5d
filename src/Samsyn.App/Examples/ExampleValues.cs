using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Examples;

/// <summary>A made-up safety survey every other year in the four made-up areas, held against the municipality; and three charts of it.</summary>
public sealed class ExampleValues(SamsynDb db, CreateDataset create, ImportIndicators import, KeepBlock keep)
{
    const string District = "Norra Fjärden", Municipality = "Kommunen", Unsafe = "Otrygg utomhus sent på kvällen", Avoids = "Undviker vägar eller platser på kvällen";

    /// <summary>All, women and men answering so in the latest year, and how much higher it was two years before.</summary>
    static readonly (string Indicator, string Area, double All, double Women, double Men, double Before, int Answers)[] Shares =
    [
        (Unsafe, "Hamnliden", 46, 55, 37, 1, 310), (Unsafe, "Kvarntorpet", 38, 47, 29, 3, 280), (Unsafe, "Ekbacken", 31, 39, 23, 2, 265), (Unsafe, "Södra Kajen", 41, 50, 32, 7, 295),
        (Unsafe, District, 40, 49, 31, 4, 1150), (Unsafe, Municipality, 29, 37, 21, 1, 7800),
        (Avoids, District, 27, 36, 18, 2, 1150), (Avoids, Municipality, 19, 26, 12, 0, 7800),
        ("Oro för inbrott i bostaden", District, 22, 24, 20, 1, 1150), ("Oro för inbrott i bostaden", Municipality, 21, 23, 19, 1, 7800), ("Oro för personrån", District, 24, 26, 22, 3, 1150), ("Oro för personrån", Municipality, 16, 18, 14, 0, 7800),
        ("Oro för misshandel", District, 21, 25, 17, 2, 1150), ("Oro för misshandel", Municipality, 17, 21, 13, 0, 7800),
    ];

    internal async Task<Outcome> Add(Actor city, IReadOnlyDictionary<string, PictureSectionId> sections, DateOnly to, CancellationToken cancellation)
    {
        var created = await create.Run(city, new(new() { Name = "Trygghetsmätning i stadsdelarna", Source = "Socialförvaltningen", Kind = DatasetKind.Indicators }, OfBoth: true), cancellation);
        if (!created.IsDone) return created;
        var read = await import.Run(city, new(created.Value, "trygghetsmatning.csv", "trygghetsmatning.csv", ReadyProfiles.Survey, "", Language.Swedish) { Open = TableBytes.Of(Encoding.UTF8.GetBytes(Table(to.Year - 1))), Rejects = Stream.Null }, cancellation);
        if (!read.IsDone) return read;
        (string Method, string Caption, Dictionary<string, string> Parameters)[] blocks =
        [
            ("bars", "Otrygga utomhus sent på kvällen, kvinnor och män", new() { ["indikatorer"] = Unsafe, ["rader"] = "Area", ["serier"] = "Sex", ["kon"] = "Women|Men", ["design"] = "1,3" }),
            ("trend", "Otrygga utomhus sent på kvällen, mätår för mätår", new() { ["indikatorer"] = Unsafe, ["omraden"] = District, ["referens"] = Municipality, ["design"] = "1,3" }),
            ("differences", "Vad boende oroar sig för, mot kommunen", new() { ["indikatorer"] = "Oro för inbrott i bostaden|Oro för misshandel|Oro för personrån", ["omraden"] = District, ["referens"] = Municipality, ["riktning"] = "Down", ["design"] = "1,3" }),
        ];
        foreach (var (method, caption, parameters) in blocks)
        {
            var version = await db.PictureSections.AsNoTracking().Where(one => one.Id == sections["trygghet"]).Select(one => one.Version).SingleAsync(cancellation);
            var kept = await keep.Run(city, new(new(sections["trygghet"], null, version), new() { Id = Guid.Empty, Dataset = created.Value.Value, Method = method, Caption = caption, Parameters = parameters, Source = 2 }), cancellation);
            if (!kept.IsDone) return kept;
        }
        return Outcome.Done;
    }

    static string Table(int year)
    {
        var csv = new StringBuilder("fråga;område;mätår;kön;andel;antal svar\n");
        foreach (var (indicator, area, all, women, men, before, answers) in Shares)
            for (var back = 0; back <= 4; back += 2)
                foreach (var (sex, share, of) in new[] { ("", all, 1.0), ("Kvinnor", women, 0.53), ("Män", men, 0.47) })
                    csv.Append(CultureInfo.GetCultureInfo("sv-SE"), $"{indicator};{area};{year - back};{sex};{share + (before * back / 2.0)};{(int)(answers * of) - (back * 5)}\n");
        return csv.ToString();
    }
}
