using Samsyn.Domain.Agreements;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>What is asked for; everything left out is not filtered on.</summary>
public sealed record DutyQuery
{
    /// <summary>The date that the duties are judged on; today when null.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>Duties whose window touches these dates, both inclusive. Null: from the first agreement on, and a year past the date judged on.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>The duties of one side and those of both.</summary>
    public DutyParty? Party { get; init; }
    public string? Body { get; init; }
    public string? Plan { get; init; }
    public DutyState? State { get; init; }
    public DutyStrength? Strength { get; init; }
    public AgreementId? Agreement { get; init; }
    public string? Text { get; init; }
}

/// <summary>A duty where it stands, with what leads to the words that demand it.</summary>
public sealed record DutyItem(DutyAgreement Agreement, DutyStatus Status)
{
    public Duty Duty => Status.Duty;
    public string Id => Status.Duty.Id;
    public string? Plan => Agreement.Parsed.PlanOf(Duty);
    /// <summary>The line in the document, or in the later version of the annex; 0 when the demand stands in an act.</summary>
    public int Line => Agreement.Parsed.PlaceOf(Duty.Clause).Line;
    public int? Annex => Agreement.Parsed.PlaceOf(Duty.Clause).Annex;
    public string? Words => Agreement.Parsed.WordsOf(Duty.Clause);
    public bool IsStatutory => Duty.Clause.Line == 0 && Duty.Requirement.StartsWith("LAG", StringComparison.Ordinal);
    /// <summary>Whether something done now would still close it.</summary>
    public bool CanStillBeDone(DateOnly on) => !(Duty.Due < on) || Duty.ClosesUntil >= on;
}

/// <summary>One row: a duty, or a series of many ("every Friday") as one.</summary>
public sealed record DutyRow(DutyItem Shown, IReadOnlyList<DutyItem> Occurrences)
{
    public bool IsSeries => Occurrences.Count > 1;
    public int Done { get; } = Occurrences.Count(one => one.Status.State == DutyState.Fulfilled);
    public int Missed { get; } = Occurrences.Count(one => one.Status.State == DutyState.Overdue);
}

public sealed record DutyList
{
    public required DateOnly AsOf { get; init; }
    public required Period Period { get; init; }
    /// <summary>By last day, series at their next; what has no date last.</summary>
    public required IReadOnlyList<DutyRow> Rows { get; init; }
    /// <summary>Every occurrence by itself.</summary>
    public required IReadOnlyList<DutyItem> Items { get; init; }

    /// <summary>What there is to filter on.</summary>
    public required IReadOnlyList<DutyAgreement> Agreements { get; init; }
    public required IReadOnlyList<string> Bodies { get; init; }
    public required IReadOnlyList<string> Plans { get; init; }

    /// <summary>The other duties that a duty contradicts, wherever they stand.</summary>
    public required IReadOnlyDictionary<string, DutyItem> Conflicting { get; init; }
}

/// <summary>All duties of the agreements that the actor may see, judged on a date.</summary>
public sealed class ReadDutyList(DutySources sources, Clock clock)
{
    /// <summary>A demand with more windows than this in the period is one row.</summary>
    const int MostRows = 4;
    const int LongestBodyName = 60;

    public async Task<DutyList> Run(Actor actor, DutyQuery query, CancellationToken cancellation)
    {
        var agreements = await sources.Run(actor, cancellation);
        var asOf = query.AsOf ?? clock.Today;
        var period = PeriodOf(query, asOf, agreements);
        var all = agreements.SelectMany(agreement => agreement.On(asOf, period).Select(status => new DutyItem(agreement, status))).ToList();
        var found = all.Where(item => Matches(item, query)).OrderBy(item => item.Duty.Due ?? DateOnly.MaxValue).ThenBy(item => item.Duty.Demand.Time).ToList();
        return new()
        {
            AsOf = asOf,
            Period = period,
            Items = found,
            Rows = RowsOf(found, asOf),
            Agreements = agreements,
            Bodies = Names(all.Select(item => item.Duty.Body).Where(body => body?.Length <= LongestBodyName)),
            Plans = Names(all.Select(item => item.Plan)),
            Conflicting = all.Where(item => item.Duty.ConflictsWith.Count > 0).DistinctBy(item => item.Id).ToDictionary(item => item.Id, StringComparer.Ordinal),
        };
    }

    static Period PeriodOf(DutyQuery query, DateOnly asOf, IReadOnlyList<DutyAgreement> agreements)
    {
        var from = query.From ?? agreements.Select(agreement => agreement.Parsed.Source?.From).Min() ?? asOf;
        var to = query.To ?? asOf.AddYears(1);
        return new(from <= to ? from : to, to);
    }

    static bool Matches(DutyItem item, DutyQuery query)
    {
        var duty = item.Duty;
        return (query.Party is not { } party || duty.Party == party || (party != DutyParty.Both && duty.Party == DutyParty.Both))
            && (query.Body is not { } body || string.Equals(duty.Body, body, StringComparison.OrdinalIgnoreCase))
            && (query.Plan is not { } plan || string.Equals(item.Plan, plan, StringComparison.OrdinalIgnoreCase))
            && (query.State is not { } state || item.Status.State == state)
            && (query.Strength is not { } strength || duty.Strength == strength)
            && (query.Agreement is not { } agreement || item.Agreement.Id == agreement)
            && Says(item, query.Text);
    }

    static bool Says(DutyItem item, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return true;
        var duty = item.Duty;
        string?[] words = [duty.Title.Swedish, duty.Title.English, duty.Rule.Swedish, duty.Rule.English, duty.Body, duty.Clause.Heading, duty.Clause.Document, item.Plan];
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => Array.Exists(words, one => one?.Contains(word, StringComparison.CurrentCultureIgnoreCase) ?? false));
    }

    internal static IReadOnlyList<DutyRow> RowsOf(IReadOnlyList<DutyItem> items, DateOnly asOf)
    {
        var rows = new List<DutyRow>();
        foreach (var demand in items.GroupBy(item => (item.Agreement.Id, item.Duty.Demand.Key)))
        {
            var occurrences = demand.ToList();
            if (occurrences.Count <= MostRows) rows.AddRange(occurrences.Select(one => new DutyRow(one, [one])));
            else rows.Add(new(occurrences.Find(one => one.Duty.Due >= asOf && one.Status.State != DutyState.Fulfilled) ?? occurrences[^1], occurrences));
        }
        return [.. rows.OrderBy(row => row.Shown.Duty.Due ?? DateOnly.MaxValue).ThenBy(row => row.Shown.Duty.Title.Swedish, StringComparer.Ordinal)];
    }

    static IReadOnlyList<string> Names(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Create(Words.Swedish, ignoreCase: true))];
}
