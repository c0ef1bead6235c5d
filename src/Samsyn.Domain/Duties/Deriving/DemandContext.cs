using System.Globalization;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>One version of one text while its demands are collected.</summary>
sealed class DemandContext
{
    readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    readonly List<ClauseFact> _clauses;

    public DemandContext(DutySource source, AgreementFacts facts, string document)
    {
        Source = source;
        Facts = facts;
        Document = document;
        _clauses = [.. facts.Clauses.OrderBy(c => c.Line)];
    }

    public DutySource Source { get; }
    public AgreementFacts Facts { get; }
    public string Document { get; }
    public DutySettings Settings => Source.Settings;
    public List<Demand> Demands { get; } = [];

    public string? SteeringBody => Facts.Bodies.FirstOrDefault(b => b.Kind == BodyKind.Steering)?.Name;

    /// <summary>The clause that a line stands under, unless the caller knows a better heading.</summary>
    public DutyClause At(int line, string? heading = null) =>
        new(Document, heading ?? _clauses.FindLast(c => c.Line <= line && c.Line > 0)?.Title, line);

    public string? AnnexTitle(AnnexKind kind) => Facts.Annexes.FirstOrDefault(a => a.Kind == kind)?.Title;

    /// <summary>Makes a key its own when two facts of the text would share it (two plans with one title).</summary>
    public string Key(string key)
    {
        var count = _keys[key] = _keys.GetValueOrDefault(key) + 1;
        return count == 1 ? key : key + "#" + count.ToString(CultureInfo.InvariantCulture);
    }

    public void Add(Demand demand) => Demands.Add(demand);

    public Demand Make(string key, Phrase title, Phrase rule, string requirement, DutyClause clause, EvidenceNeed needs, Timing timing,
        DutyStrength strength = DutyStrength.Deviation, DutyParty party = DutyParty.Both, string? body = null,
        Lateness lateness = Lateness.Missed, CadenceStrength count = CadenceStrength.Minimum, Period? within = null,
        int? soonDays = null, string? topic = null, TimeOnly? time = null, string? place = null, LevelOfDemand? at = null)
    {
        var demand = new Demand
        {
            Key = Key($"{key}|{timing.Code}"), AgreementId = Source.AgreementId, Title = title, Rule = rule, Requirement = requirement,
            Clause = clause, Needs = needs, Timing = timing, Strength = strength, Party = party, Body = body, Lateness = lateness,
            Count = count, Within = within, SoonDays = soonDays ?? SoonDaysOf(timing), Topic = topic, Time = time, Place = place,
            During = at?.During, Level = at?.Level ?? ReadinessLevel.Normal,
        };
        Add(demand);
        return demand;
    }

    /// <summary>When a stated number of times falls due.</summary>
    public PerPeriod Counted(TimesCadence times) => new(times.Per, times.Count, Settings.SchoolTerms) { Interval = Math.Max(1, times.Interval ?? 1) };

    static int SoonDaysOf(Timing timing) => timing switch
    {
        WeeklyOn => 2,
        EveryDay => 1,
        PerPeriod { Period: CadencePeriod.Week } => 2,
        PerPeriod { Period: CadencePeriod.Month } => 7,
        _ => 30,
    };

    /// <summary>A title fit for a list: the first sentence, cut at a word when it is long.</summary>
    public static string Short(string text, int length = 90)
    {
        text = text.Trim();
        var sentence = text.IndexOf(". ", StringComparison.Ordinal);
        if (text.Length > length && sentence > length / 3) text = text[..sentence];
        text = text.TrimEnd('.', ':');
        if (text.Length <= length) return text;
        var cut = text.LastIndexOf(' ', length - 1);
        return text[..(cut > length / 2 ? cut : length - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
