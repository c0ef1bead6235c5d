using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>Reads how often something shall happen. One text can yield several; nothing understood yields <see cref="OtherCadence"/> with the text.</summary>
static class CadenceReader
{
    const int FewestOfYearlySeries = 20;

    public static IReadOnlyList<Cadence> Read(string? text)
    {
        var found = Find(text);
        if (found.Count > 0) return found;
        return text is null || !text.Any(char.IsLetterOrDigit) ? [new UnstatedCadence()] : [new OtherCadence(Tidy(text))];
    }

    /// <summary>Only what was understood; empty when nothing was. For running text, where most sentences say nothing about how often.</summary>
    public static IReadOnlyList<Cadence> Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        return new Combination(CadenceMarks.In(Words.Of(text))).Result();
    }

    static string Tidy(string text) => string.Join(' ', text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Joins marks to cadences: amounts with rates, weekdays with clock times, seasons with amounts.</summary>
    sealed class Combination(IReadOnlyList<Mark> marks)
    {
        readonly List<(int At, Cadence Cadence)> _found = [];
        readonly HashSet<Mark> _used = new(ReferenceEqualityComparer.Instance);

        public List<Cadence> Result()
        {
            var asides = YearlyFigures();
            PairAmountsWithRates();
            Weeks(asides);
            Seasons();
            LoneRatesAndAmounts();
            foreach (var mark in marks.OfType<FixedMark>()) _found.Add((mark.At, mark.Cadence));
            var bodies = Bodies();
            var ordered = new List<Cadence>();
            var seen = new HashSet<Cadence>();
            foreach (var (at, cadence) in _found.OrderBy(x => x.At))
            {
                var named = bodies.LastOrDefault(body => body.At <= at) is { } owner ? cadence with { Body = owner.Name } : cadence;
                // "initieras av respektive part vid behov" is one rule: whoever sees the need takes the initiative.
                if (named is WhenNeededCadence && ordered.LastOrDefault() is OnInitiativeCadence) continue;
                if (seen.Add(named)) ordered.Add(named);
            }
            return ordered;
        }

        /// <summary>"fredagar kl 18.30 (104 st/år)": the printed figure beside a weekly series, by the mark it follows.</summary>
        Dictionary<Mark, int> YearlyFigures()
        {
            var figures = new Dictionary<Mark, int>(ReferenceEqualityComparer.Instance);
            for (var i = 1; i + 1 < marks.Count; i++)
            {
                if (marks[i] is not AmountMark amount || marks[i + 1] is not RateMark { Unit: { Per: CadencePeriod.Year, Times: 1 } } rate) continue;
                if (marks[i - 1] is not (ClockMark or DaysMark) || !(amount.Aside || amount.Count >= FewestOfYearlySeries)) continue;
                if (!marks.OfType<DaysMark>().Any()) continue;
                figures[marks[i - 1]] = amount.Count;
                _used.Add(amount);
                _used.Add(rate);
            }
            return figures;
        }

        void PairAmountsWithRates()
        {
            AmountMark? waiting = null;
            RateMark? early = null;
            foreach (var mark in marks.Where(m => !_used.Contains(m)))
            {
                if (waiting?.Sentence != mark.Sentence) waiting = null;
                if (early?.Sentence != mark.Sentence) early = null;
                if (mark is AmountMark amount && early is not null && !_used.Contains(early)) { Pair(amount, early); early = null; }
                else if (mark is AmountMark next) waiting = next;
                else if (mark is RateMark rate && waiting is not null) { Pair(waiting, rate); waiting = null; }
                else if (mark is RateMark { Alone: true } alone) early = alone;
            }
        }

        void Pair(AmountMark amount, RateMark rate)
        {
            _used.Add(amount);
            _used.Add(rate);
            Add(Math.Min(amount.At, rate.At), amount.Count, rate, amount.Strength ?? rate.Strength);
        }

        void Add(int at, int count, RateMark rate, CadenceStrength? strength)
        {
            if (rate.Unit.Per is not { } per) _found.Add((at, new DailyCadence()));
            else
                _found.Add((at, new TimesCadence(count * (rate.Interval is null ? rate.Unit.Times : 1), per, strength ?? CadenceStrength.Target)
                {
                    Interval = rate.Interval ?? rate.Unit.Interval,
                }));
        }

        void Weeks(Dictionary<Mark, int> figures)
        {
            var days = marks.OfType<DaysMark>().ToList();
            if (days.Count == 0) return;
            var timed = new HashSet<DaysMark>(ReferenceEqualityComparer.Instance);
            foreach (var clock in marks.OfType<ClockMark>())
            {
                var of = days.LastOrDefault(d => d.At < clock.At) ?? days[0];
                timed.Add(of);
                int? count = figures.TryGetValue(clock, out var figure) || figures.TryGetValue(of, out figure) ? figure : null;
                _found.Add((clock.At, new WeeklyCadence(of.Days, clock.Time, clock.Place, count) { Interval = of.Interval }));
            }
            foreach (var day in days.Where(d => !timed.Contains(d)))
                _found.Add((day.At, new WeeklyCadence(day.Days, null, null, figures.TryGetValue(day, out var figure) ? figure : null) { Interval = day.Interval }));
        }

        /// <summary>"2 ggr/år, vår och höst" is once in each; "10 tillfällen under våren 2017" is a number of occasions.</summary>
        void Seasons()
        {
            foreach (var sentence in marks.OfType<SeasonMark>().GroupBy(m => m.Sentence))
            {
                var seasons = sentence.Select(s => s.Season).Distinct().ToList();
                var amounts = marks.OfType<AmountMark>().Where(a => a.Sentence == sentence.Key && !_used.Contains(a)).ToList();
                if (sentence.All(s => s.Year is null) && (seasons.Count > 1 || marks.OfType<RateMark>().Any(r => r.Sentence == sentence.Key)))
                {
                    var yearly = _found.FindIndex(f => f.Cadence is TimesCadence { Per: CadencePeriod.Year, Interval: null } && marks.Any(m => m.At == f.At && m.Sentence == sentence.Key));
                    var count = yearly >= 0 ? ((TimesCadence)_found[yearly].Cadence).Count : amounts.Count == seasons.Count ? amounts.Sum(a => a.Count) : seasons.Count;
                    if (yearly >= 0) _found.RemoveAt(yearly);
                    amounts.ForEach(a => _used.Add(a));
                    _found.Add((sentence.First().At, new SeasonsCadence(seasons, CadencePeriod.Year, Math.Max(count, seasons.Count))));
                }
                else if (amounts is [var amount, ..])
                {
                    _used.Add(amount);
                    _found.Add((amount.At, new OccasionsCadence(amount.Count, sentence.First().Season, sentence.First().Year)));
                }
            }
        }

        void LoneRatesAndAmounts()
        {
            foreach (var rate in marks.OfType<RateMark>().Where(r => r.Alone && !_used.Contains(r))) Add(rate.At, 1, rate, rate.Strength);
            foreach (var amount in marks.OfType<AmountMark>().Where(a => !a.Indefinite && !_used.Contains(a)))
            {
                var year = marks.OfType<YearMark>().FirstOrDefault(y => y.Sentence == amount.Sentence);
                _found.Add((amount.At, new OccasionsCadence(amount.Count, null, year?.Year)));
            }
        }

        /// <summary>Groups that own what follows: labelled ones, or several different in the same text.</summary>
        List<BodyMark> Bodies()
        {
            var bodies = marks.OfType<BodyMark>().ToList();
            return bodies.Any(b => b.Labelled) || bodies.DistinctBy(b => b.Name).Count() > 1 ? bodies : [];
        }
    }
}
