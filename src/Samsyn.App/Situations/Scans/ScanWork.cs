using Samsyn.Analysis.Clusters;
using Samsyn.Analysis.Sampling;
using Samsyn.App.Places;
using Samsyn.App.Places.Maps;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Scans;

/// <summary>The events of a search as places and days, and the search itself. Pure, and only over points that the one who asks is shown.</summary>
sealed class ScanWork
{
    public const int Fewest = 10, Most = 20_000;

    readonly SeenEvents _seen;
    readonly ScanQuestion _question;
    readonly IReadOnlyList<Place> _areas;
    readonly double[] _x, _y;
    readonly int[] _day;

    ScanWork(SeenEvents seen, ScanQuestion question, IReadOnlyList<Place> areas, double[] x, double[] y, int[] day) => (_seen, _question, _areas, _x, _y, _day) = (seen, question, areas, x, y, day);

    int Days => _question.To.DayNumber - _question.From.DayNumber + 1;

    /// <summary>Every reason why the search would have no answer, told before it is begun.</summary>
    public static Outcome<ScanWork> Of(SeenEvents seen, ScanQuestion question, PlaceRegister register)
    {
        if (!seen.IsExact) return new ScanOfOtherParty(seen.Dataset.Name);
        var points = seen.Exact.Points(new() { From = question.From, To = question.To, Types = question.Types.Count == 0 ? null : question.Types.ToHashSet(StringComparer.Ordinal) });
        if (points.X.Length == 0) return seen.Exact.HasPlaces ? new ScanTooFew(0, Fewest) : new ScanWithoutPlaces(seen.Dataset.Name);
        var total = points.Counts.Sum(count => (long)count);
        if (total < Fewest) return new ScanTooFew((int)total, Fewest);
        if (total > Most) return new ScanTooMany((int)Math.Min(total, int.MaxValue), Most);
        List<double> x = [], y = [];
        List<int> days = [];
        for (var at = 0; at < points.X.Length; at++)
            for (var one = 0; one < points.Counts[at]; one++)
            {
                x.Add(points.X[at]);
                y.Add(points.Y[at]);
                days.Add(Calendar.DateOf(Calendar.DayOf(points.Minutes[at])).DayNumber - question.From.DayNumber);
            }
        if (days.TrueForAll(day => day == days[0])) return new ScanOneDay(question.From.AddDays(days[0]));
        if (Enumerable.Range(1, x.Count - 1).All(at => x[at] == x[0] && y[at] == y[0])) return new ScanOnePlace();
        List<Place> areas = [.. MapAnswers.Of(register, seen, new() { From = question.From, To = question.To }, CancellationToken.None).Answer.Areas.Select(area => area.Place).Where(place => place.Outline is not null)];
        if (question.Kind == ScanKind.Poisson && areas.Count(area => area.PopulationIn(question.To.Year)?.Inhabitants > 0) < 2) return new ScanWithoutInhabitants();
        return new ScanWork(seen, question, areas, [.. x], [.. y], [.. days]);
    }

    public Outcome<BlockAnswer> Search(int threads, IProgress<int>? progress, CancellationToken cancellation) => _question.Kind switch
    {
        ScanKind.NearRepeat => NearRepeats(threads, progress, cancellation),
        ScanKind.Poisson => ByInhabitants(threads, progress, cancellation),
        _ => ByPermutation(threads, progress, cancellation),
    };

    Outcome<BlockAnswer> ByPermutation(int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        Dictionary<(double, double), int> places = [];
        var place = new int[_x.Length];
        for (var at = 0; at < _x.Length; at++)
        {
            if (!places.TryGetValue((_x[at], _y[at]), out place[at])) places[(_x[at], _y[at])] = place[at] = places.Count;
        }
        double[] px = [.. places.Keys.Select(one => one.Item1)], py = [.. places.Keys.Select(one => one.Item2)];
        return Found(SpaceTimeScan.Permutation(new(place, _day, Days), new(px, py), OptionsOf(_question.Radius, threads), progress, cancellation), px, py, null);
    }

    /// <summary>Areas by their middles; as much is expected each day for each inhabitant. An event outside them all is left out.</summary>
    Outcome<BlockAnswer> ByInhabitants(int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        List<Place> known = [.. _areas.Where(area => area.PopulationIn(_question.To.Year)?.Inhabitants > 0)];
        List<int> place = [], day = [];
        for (var at = 0; at < _x.Length; at++)
            if (known.FindIndex(area => area.Outline!.Contains(_x[at], _y[at])) is >= 0 and var area)
            {
                place.Add(area);
                day.Add(_day[at]);
            }
        if (place.Count < Fewest) return new ScanTooFew(place.Count, Fewest);
        var expected = new double[known.Count * Days];
        for (var area = 0; area < known.Count; area++) expected.AsSpan(area * Days, Days).Fill(known[area].PopulationIn(_question.To.Year)!.Inhabitants);
        double[] x = [.. known.Select(area => area.Outline!.Middle().X)], y = [.. known.Select(area => area.Outline!.Middle().Y)];
        return Found(SpaceTimeScan.Poisson(new([.. place], [.. day], Days), new(x, y), expected, OptionsOf(_question.Radius, threads), progress, cancellation), x, y, known);
    }

    ScanOptions OptionsOf(double radius, int threads) => new() { MaxRadius = radius, MaxDays = _question.Days, Replications = _question.Replications, Seed = (ulong)_question.Seed, Threads = threads };

    Outcome<BlockAnswer> Found(Finding<ScanResult> finding, double[] x, double[] y, List<Place>? areas)
    {
        if (!finding.IsGiven) return WithoutAnswer(finding.Refused!);
        var sight = _areas.Count > 0 ? (West: _areas.Min(one => one.Outline!.West), South: _areas.Min(one => one.Outline!.South), East: _areas.Max(one => one.Outline!.East), North: _areas.Max(one => one.Outline!.North)) : EventDots.Around(_x.Zip(_y))!.Value;
        return new ScanAnswer
        {
            Head = Head(finding.Value.Cases), Sought = _question.Kind, Radius = _question.Radius, Days = _question.Days, Replications = finding.Value.Replications, Seed = _question.Seed,
            Areas = [.. _areas.Select(area => MapBlocks.AreaOf(area, null, sight))], Sight = [(int)sight.West, (int)sight.South, (int)sight.East, (int)sight.North],
            Clusters = [.. finding.Value.Clusters.Select((one, at) => new ClusterFound(at + 1, (int)Math.Round(x[one.Centre]), (int)Math.Round(y[one.Centre]), (int)Math.Ceiling(one.Radius), _question.From.AddDays(one.FirstDay), _question.From.AddDays(one.LastDay), one.Cases, one.Expected, one.P,
                areas is not null ? string.Join(", ", one.Places.Select(place => areas[place].Name)) : _areas.FirstOrDefault(area => area.Outline!.Contains(x[one.Centre], y[one.Centre]))?.Name))],
        };
    }

    Outcome<BlockAnswer> NearRepeats(int threads, IProgress<int>? progress, CancellationToken cancellation)
    {
        var (radius, days) = ((double)_question.Radius, _question.Days);
        var found = NearRepeat.Test(_x, _y, _day, new()
        {
            Distances = [radius / 2, radius, 2 * radius], Times = [days, 2 * days, 3 * days], SameAddress = true, SameWithin = 1, Permutations = _question.Replications, Seed = (ulong)_question.Seed, Threads = threads,
        }, progress, cancellation);
        if (!found.IsGiven) return WithoutAnswer(found.Refused!);
        return new NearRepeatAnswer
        {
            Head = Head(found.Value.Events), Replications = _question.Replications, Seed = _question.Seed,
            Cells = [.. found.Value.Cells.Select(cell => new RepeatFound(cell.SameAddress, cell.SameAddress ? 0 : cell.DistanceFrom, cell.SameAddress ? 0 : cell.DistanceTo, cell.TimeFrom, cell.TimeTo, cell.Observed, cell.Expected, cell.P ?? 1))],
        };
    }

    static ScanWithoutAnswer WithoutAnswer(Refused why) => new(Texts.Get(Language.Swedish, "cli.analyse-space.unfit." + why.Why, why.Argument, why.Index + 1));

    BlockHead Head(long events) => new()
    {
        Dataset = _seen.Dataset.Name, Source = _seen.Dataset.Source, From = _question.From, To = _question.To, Types = _question.Types, Events = events,
        Classes = _seen.Types.Count == 0 ? [new("", _seen.Dataset.Quality)] : [.. (_question.Types.Count > 0 ? _question.Types : _seen.Types).Select(type => new TypeQuality(type, _seen.Dataset.QualityOf(type)))],
    };
}
