using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Examples;

/// <summary>A small cause analysis with a hole or two in it, and one focus area with a goal that is measured. Everything in it is made up.</summary>
public sealed class ExampleCauses(SamsynDb db, Clock clock, StateProblem state, KeepCause cause, KeepMeasure measure, BeginFocusPlan begin, KeepFocusArea area, KeepGoal goal, KeepIndicator indicator, NoteMeasuredValue note)
{
    internal async Task<Outcome> Add(Actor actor, AgreementId agreement, CancellationToken cancellation)
    {
        var stated = await state.Run(actor, new(agreement, new()
        {
            Title = "Otrygghet runt busstorget på fredags- och lördagskvällar", Place = "Hamnliden, busstorget", Group = "Kvinnor i alla åldrar och ungdomar 13–17 år", Section = "trygghet", Priority = 1,
            Description = "Boende väljer omvägar, och kiosken stänger tidigare än förr.", Grounds = "Många berörs, båda parter ser samma plats, och torget byggs om nästa år.",
            Needs = "Kvinnor avstår oftare helt från att gå ut; ungdomar går omvägar till träningen.",
        }), cancellation);
        if (!stated.IsDone) return stated;
        var other = await state.Run(actor, new(agreement, new() { Title = "Skadegörelse på Kvarnskolan under våren", Place = "Kvarntorpet", Section = "skadegorelse" }), cancellation);
        if (!other.IsDone) return other;

        var problem = stated.Value;
        foreach (var one in new Cause[]
        {
            new() { Id = Guid.Empty, Kind = FactorKind.Risk, Text = "Gångvägen till busstorget är mörk och skymd av buskage", Evidence = "Trygghetsvandring i oktober och medborgardialogen i maj" },
            new() { Id = Guid.Empty, Kind = FactorKind.Protective, Text = "Få vuxna är ute på torget efter klockan 20", Evidence = "Fältassistenternas anteckningar" },
            new() { Id = Guid.Empty, Kind = FactorKind.Risk, Text = "Narkotika säljs öppet vid norra uppgången" },
        })
            if (await cause.Run(actor, new(await At(problem, cancellation), one), cancellation) is { IsDone: false } uncaused) return uncaused;
        var causes = (await db.Problems.AsNoTracking().SingleAsync(one => one.Id == problem, cancellation)).Causes;
        foreach (var (under, one) in new (Guid?, Measure)[]
        {
            (causes[0].Id, new() { Id = Guid.Empty, Text = "Tätare belysning och beskurna buskage längs gångvägen", Evidence = "Bättre belysning minskar brott utomhus enligt flera systematiska översikter", Level = MeasureLevel.Place, Term = MeasureTerm.Long, Responsible = "Parkingenjören", State = MeasureState.Decided }),
            (causes[1].Id, new() { Id = Guid.Empty, Text = "Föräldravandrare och fältassistenter på torget två kvällar i veckan", Evidence = "Beprövat i två stadsdelar, följs upp varje halvår", Level = MeasureLevel.General, Term = MeasureTerm.Short, Responsible = "Samordnaren", State = MeasureState.Begun }),
            (null, new() { Id = Guid.Empty, Text = "Kameraövervakning av torget", Level = MeasureLevel.Place, Term = MeasureTerm.Long }),
        })
            if (await measure.Run(actor, new(await At(problem, cancellation), under, one), cancellation) is { IsDone: false } unmeasured) return unmeasured;
        return await Focus(actor, agreement, problem, cancellation);
    }

    async Task<Outcome> Focus(Actor actor, AgreementId agreement, ProblemId problem, CancellationToken cancellation)
    {
        var begun = await begin.Run(actor, new(agreement, null, new(clock.Today.Year, 1, 1)), cancellation);
        if (!begun.IsDone) return begun;
        if (await area.Run(actor, new(await Plan(begun.Value, cancellation), new()
        {
            Id = Guid.Empty, Name = "Trygga platser i Hamnliden", OverallGoal = "Alla kan röra sig på busstorget, alla kvällar.", WhyTogether = "Platsen är kommunens, tillsynen polisens: ingen av dem löser det ensam.",
            Problems = [problem.Value], References = ["Stadsdelsförvaltningens verksamhetsplan, trygga platser", "Lokalpolisområdets verksamhetsplan, brottsutsatta platser"],
        }), cancellation) is { IsDone: false } unfocused) return unfocused;
        var focus = (await Read(begun.Value, cancellation)).Areas[0].Id;
        if (await goal.Run(actor, new(await Plan(begun.Value, cancellation), focus, new()
        {
            Id = Guid.Empty, Text = "Färre känner sig otrygga på busstorget", ExpectedResults = ["Kiosken har öppet till 22 igen", "Ungdomar går den kortaste vägen till träningen"], Assignments = ["Samordnarna redovisar läget i oktober"],
        }), cancellation) is { IsDone: false } aimless) return aimless;
        var aim = (await Read(begun.Value, cancellation)).Areas[0].Goals[0].Id;
        foreach (var one in new Indicator[]
        {
            new() { Id = Guid.Empty, Name = "Otrygga utomhus sent på kvällen", Source = "Trygghetsmätningen", SourceKind = ResultSource.SafetySurvey, Shows = IndicatorSubject.FeltSafety, Unit = "%", Direction = WantedDirection.Down, Baseline = 40, BaselineOn = new(clock.Today.Year - 1, 3, 1), Target = 33, Cycle = MeasurementCycle.EverySecondYear, Class = null, Breakdown = IndicatorBreakdown.Sex | IndicatorBreakdown.Age },
            new() { Id = Guid.Empty, Name = "Anmälda narkotikabrott vid busstorget", Source = "Polisens statistik", SourceKind = ResultSource.CrimeStatistics, Shows = IndicatorSubject.Crime, Unit = "anmälningar", Direction = WantedDirection.Neutral, Cycle = MeasurementCycle.HalfYearly, Class = QualityClass.ActivityDriven },
        })
            if (await indicator.Run(actor, new(await Plan(begun.Value, cancellation), focus, aim, one), cancellation) is { IsDone: false } unseen) return unseen;
        var measured = (await Read(begun.Value, cancellation)).Areas[0].Goals[0].Indicators[1].Id;
        return await note.Run(actor, new(await Plan(begun.Value, cancellation), measured, new(clock.Today.AddDays(-20), 57, "Fler kontroller sedan årsskiftet")), cancellation);
    }

    async Task<ProblemAt> At(ProblemId id, CancellationToken cancellation) => new(id, await db.Problems.AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(cancellation));

    Task<FocusPlan> Read(FocusPlanId id, CancellationToken cancellation) => db.FocusPlans.AsNoTracking().SingleAsync(one => one.Id == id, cancellation);

    async Task<FocusPlanAt> Plan(FocusPlanId id, CancellationToken cancellation) => new(id, (await Read(id, cancellation)).Version);
}
