using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Examples;

/// <summary>An edition of the picture that the two coordinators are working on: released and kept texts, sources, figures and a difference. Places and numbers are made up.</summary>
public sealed class ExamplePictures(SamsynDb db, Clock clock, BeginPicture begin, ListSource list, KeepOwnText write, ReleaseOwnText release, KeepFigure figure, WriteJoint join, RemarkOnSection remark, ExampleEvents events, ExampleValues values)
{
    static readonly (string Key, PartySide Side, bool Released, string Text)[] Written =
    [
        ("trygghet", PartySide.City, true, "Fyra av tio boende i Norra Fjärden uppger att de känner sig otrygga utomhus sent på kvällen. Bland kvinnor är andelen 49 procent, bland män 31 procent [källa 2].\n\nI dialogen på Södra Kajen i maj nämndes mörka gångvägar och mopeder på gångbanor oftast. Ungdomar mellan 13 och 17 år säger att de går omvägar förbi busstorget [källa 3]."),
        ("trygghet", PartySide.Police, true, "Polisen möter mest oro runt busstorget i Hamnliden på fredagar och lördagar mellan klockan 20 och 23 [källa 4]."),
        ("narkotika", PartySide.Police, true, "Anmälda narkotikabrott ökade under perioden. Ökningen följer på fler kontroller vid Hamnlidens centrum sedan årsskiftet [källa 1]."),
        ("skadegorelse", PartySide.City, true, "Skadegörelsen på kommunens byggnader är lägre än förra året, utom på Kvarnskolan där den har ökat under våren [källa 5]."),
        ("ungdomar", PartySide.City, false, "Elevhälsan ser fler elever med hög frånvaro i årskurs 8. Underlaget stäms av med rektorerna innan det delas."),
        ("personran", PartySide.Police, false, "Anmälningarna samlas till två veckor i mars. Sambandet med en pågående utredning prövas innan texten släpps."),
    ];

    internal async Task<Outcome> Add(Actor city, AgreementId agreement, CancellationToken cancellation)
    {
        if (await Police(cancellation) is not { } police) return new NotFound();
        var to = clock.Today.Month <= 6 ? new DateOnly(clock.Today.Year, 1, 1).AddDays(-1) : new DateOnly(clock.Today.Year, 6, 30);
        var from = to.AddDays(1).AddMonths(-6);
        var begun = await begin.Run(city, new(agreement, new("Lägesbild för Norra Fjärden", from, to)), cancellation);
        if (!begun.IsDone) return begun;
        if (await Sources(city, police, begun.Value, to, cancellation) is { IsDone: false } unlisted) return unlisted;

        var sections = await db.PictureSections.AsNoTracking().Where(one => one.Picture == begun.Value).ToDictionaryAsync(one => one.Key, one => one.Id, cancellation);
        foreach (var (key, side, released, text) in Written)
        {
            var actor = side == PartySide.City ? city : police;
            if (await write.Run(actor, new(new(sections[key], side, 0), text), cancellation) is { IsDone: false } unwritten) return unwritten;
            if (released && await release.Run(actor, new(new(sections[key], side, 2)), cancellation) is { IsDone: false } kept) return kept;
        }
        if (await join.Run(city, new(new(sections["trygghet"], 1), Joint("trygghet")), cancellation) is { IsDone: false } apart) return apart;
        if (await join.Run(city, new(new(sections["narkotika"], 1), Joint("narkotika")), cancellation) is { IsDone: false } alone) return alone;
        if (await Figures(city, sections, from, to, cancellation) is { IsDone: false } uncounted) return uncounted;
        if (await events.Add(city, police, sections, to, cancellation) is { IsDone: false } undrawn) return undrawn;
        if (await values.Add(city, sections, to, cancellation) is { IsDone: false } unasked) return unasked;
        return await remark.Run(police, new(sections["skadegorelse"], "Polisen har fler anmälda fall vid Kvarnskolan än kommunens system visar. Räknar vi samma sak?"), cancellation);
    }

    async Task<Outcome> Sources(Actor city, Actor police, PictureId picture, DateOnly to, CancellationToken cancellation)
    {
        (Actor By, SourceWords Words)[] sources =
        [
            (police, new() { Title = "Anmälda brott per område och månad", Publisher = "Lokalpolisområde Norra Fjärden", Year = to.Year, Kind = SourceKind.PoliceStatistics, Owner = PartySide.Police }),
            (city, new() { Title = "Trygghetsmätning i stadsdelarna", Publisher = "Socialförvaltningen", Year = to.Year - 1, Kind = SourceKind.Survey, Owner = PartySide.City }),
            (city, new() { Title = "Medborgardialog på Södra Kajen", Publisher = "Norra Fjärdens stadsdelsförvaltning", Year = to.Year, Kind = SourceKind.CitizenDialogue, Owner = PartySide.City, Note = "Maj, Södra Kajens bibliotek. Belysning, mopeder, busstorget" }),
            (police, new() { Title = "Händelserapporter", Publisher = "Lokalpolisområde Norra Fjärden", Year = to.Year, Kind = SourceKind.PoliceStatistics, Owner = PartySide.Police }),
            (city, new() { Title = "Felanmälan och skador på kommunens byggnader", Publisher = "Norra Fjärdens stadsdelsförvaltning", Year = to.Year, Kind = SourceKind.OwnSystem, Owner = PartySide.City }),
        ];
        foreach (var (by, words) in sources)
            if (await list.Run(by, new(picture, words), cancellation) is { IsDone: false } refused) return refused;
        return Outcome.Done;
    }

    async Task<Outcome> Figures(Actor city, Dictionary<string, PictureSectionId> sections, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        PictureFigure Of(string label, decimal value, string unit, int source) => new() { Id = Guid.Empty, Label = label, Value = value, Unit = unit, Area = "Norra Fjärden", From = from, To = to, Source = source };
        (string Key, PictureFigure Figure)[] figures =
        [
            ("trygghet", Of("Otrygga utomhus sent på kvällen", 49, "%", 2) with { Group = FigureGroup.Women, Population = "boende 16–79 år", Comparator = "staden i sin helhet", ComparatorValue = 36 }),
            ("trygghet", Of("Otrygga utomhus sent på kvällen", 31, "%", 2) with { Group = FigureGroup.Men, Population = "boende 16–79 år", Comparator = "staden i sin helhet", ComparatorValue = 22 }),
            ("narkotika", Of("Anmälda narkotikabrott", 57, "anmälningar", 1) with { Class = QualityClass.ActivityDriven, Comparator = "samma halvår året före", ComparatorValue = 34, Comment = "Ökningen följer på fler kontroller vid Hamnlidens centrum." }),
        ];
        foreach (var (key, one) in figures)
        {
            var version = await db.PictureSections.AsNoTracking().Where(section => section.Id == sections[key]).Select(section => section.Version).SingleAsync(cancellation);
            if (await figure.Run(city, new(new(sections[key], null, version), one), cancellation) is { IsDone: false } refused) return refused;
        }
        return Outcome.Done;
    }

    static string Joint(string key) => string.Join("\n\n", Written.Where(one => one.Key == key && one.Released).Select(one => one.Text));

    /// <summary>The municipal police officer of the example.</summary>
    internal async Task<Actor?> Police(CancellationToken cancellation)
    {
        var today = clock.Today;
        var held = await db.Positions.AsNoTracking().Where(one => one.Title == PositionTitle.MunicipalPoliceOfficer && one.Side == PartySide.Police)
            .Join(db.Appointments.AsNoTracking().Where(one => one.From <= today), position => position.Id, one => one.Position, (position, one) => new { position, one.Person })
            .Join(db.Persons.AsNoTracking(), one => one.Person, person => person.Id, (one, person) => new { one.position, person }).FirstOrDefaultAsync(cancellation);
        return held is null ? null : new(held.person.Id, held.person.Name, [new(held.position.Id, held.position.Title, held.position.Organisation, held.position.Side)]);
    }
}
