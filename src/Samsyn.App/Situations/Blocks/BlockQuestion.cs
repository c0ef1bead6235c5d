using System.Globalization;
using Samsyn.Analysis;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Nothing was chosen in the list of datasets.</summary>
public sealed record BlockNotChosen : Refusal { public override string Field => "data"; }
/// <summary>A date of a block that is none.</summary>
public sealed record BlockDateUnreadable(string At, string Given) : Refusal { public override string Field => At; }
public sealed record BlockPeriodReversed(DateOnly From, DateOnly To) : Refusal { public override string Field => "till"; }
public sealed record BlockValueUnknown(string At, string Given, string Allowed) : Refusal { public override string Field => At; }
public sealed record BlockNameUnknown(string At, string Given) : Refusal { public override string Field => At; }
public sealed record BlockLineUnreadable(string At, int Line, string Given) : Refusal { public override string Field => At; }
public sealed record BlockWithoutEvents(string Dataset) : Refusal { public override string Field => "data"; }
/// <summary>No event of the dataset has a position.</summary>
public sealed record BlockWithoutPlaces(string Dataset) : Refusal { public override string Field => "lager"; }
public sealed record BlockPopulationMissing(string Area) : Refusal { public override string Field => "folk"; }
public sealed record BlockTooMany(string At, int Given, int Most) : Refusal { public override string Field => At; }
/// <summary>No search was chosen, or there is none to choose.</summary>
public sealed record BlockSearchNotChosen(string Dataset) : Refusal { public override string Field => BlockMethods.SearchField; }
/// <summary>Not done, not of this dataset, or another party's that is put in by themselves.</summary>
public sealed record BlockSearchUnknown : Refusal { public override string Field => BlockMethods.SearchField; }
/// <summary>The analysis has no answer.</summary>
public sealed record BlockWithoutAnswer(NoAnswer Why) : Refusal;

/// <summary>What is asked of a dataset: a method and its parameters, by name, as in an address.</summary>
public sealed record BlockQuestion(DatasetId Dataset, string Method, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The answer is for all who read the joint picture, not for who asks: places are told no finer than any of them may know.</summary>
    public bool IsForAll { get; init; }

    /// <summary>It is of a block that stands in a section already, put there by somebody who might.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>The same parameters give the same key, in whatever order they were given.</summary>
    public string Key => $"{Dataset.Value:N}|{Method}|{string.Join('&', Parameters.Where(one => one.Value.Length > 0).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"))}";
}

/// <summary>What the events of a dataset are asked about, read from parameters and held against what the dataset holds. Every fault is told, with its field.</summary>
sealed class BlockAsk
{
    /// <summary>Between several values of one parameter: no type or area has it in its name.</summary>
    public const char Between = '|';

    readonly List<Refusal> _faults = [];
    readonly IReadOnlyDictionary<string, string> _given;

    public BlockAsk(Dataset dataset, EventSet events, IReadOnlyDictionary<string, string> given)
    {
        (Dataset, Events, _given) = (dataset, events, given);
        (From, To) = (Date("fran") ?? events.First ?? default, Date("till") ?? events.Last ?? default);
        if (From > To) Add(new BlockPeriodReversed(From, To));
        if (events.Rows == 0) Add(new BlockWithoutEvents(dataset.Name));
        (Types, Areas) = (Several("typer", events.Types), Several("omraden", events.Areas));
    }

    public Dataset Dataset { get; }
    public EventSet Events { get; }
    /// <summary>Only for maps.</summary>
    public BlockGround? Ground { get; init; }
    public DateOnly From { get; }
    public DateOnly To { get; }
    /// <summary>Those asked about; none is all.</summary>
    public IReadOnlyList<string> Types { get; }
    public IReadOnlyList<string> Areas { get; }
    public IReadOnlyList<Refusal> Faults => _faults;

    public EventFilter Filter => Within(From, To);

    public EventFilter Within(DateOnly from, DateOnly to) => new()
    {
        From = from, To = to, Types = Types.Count > 0 ? Types.ToHashSet(StringComparer.Ordinal) : null, Areas = Areas.Count > 0 ? Areas.ToHashSet(StringComparer.Ordinal) : null,
    };

    public IReadOnlyList<string> ShownTypes => Types.Count > 0 ? Types : Events.Types;
    public IReadOnlyList<string> ShownAreas => Areas.Count > 0 ? Areas : Events.Areas;

    public void Add(Refusal fault) => _faults.Add(fault);

    public string Text(string name) => _given.TryGetValue(name, out var value) ? value.Trim() : "";

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Add(new BlockDateUnreadable(name, text));
        return null;
    }

    /// <summary>One of the names of an enum that the method allows; the first where nothing is given.</summary>
    public T One<T>(string name, params IReadOnlyList<T> allowed) where T : struct, Enum
    {
        if (Text(name) is not { Length: > 0 } text) return allowed[0];
        foreach (var one in allowed) if (one.ToString() == text) return one;
        Add(new BlockValueUnknown(name, text, string.Join(", ", allowed)));
        return allowed[0];
    }

    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { Length: > 0 } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Add(new BlockValueUnknown(name, text, $"{least}–{most}"));
        return otherwise;
    }

    /// <summary>Lines of “name = value”; names must be among those known.</summary>
    public IReadOnlyDictionary<string, string> Lines(string name, IReadOnlyList<string> known)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var (number, line) in Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Index())
        {
            var at = line.LastIndexOf('=');
            if (at <= 0) Add(new BlockLineUnreadable(name, number + 1, line));
            else if (!known.Contains(line[..at].Trim(), StringComparer.Ordinal)) Add(new BlockNameUnknown(name, line[..at].Trim()));
            else found[line[..at].Trim()] = line[(at + 1)..].Trim();
        }
        return found;
    }

    /// <summary>Inhabitants by area.</summary>
    public IReadOnlyDictionary<string, double> Populations()
    {
        Dictionary<string, double> found = new(StringComparer.Ordinal);
        foreach (var (number, (area, written)) in Lines("folk", Events.Areas).Index())
        {
            if (double.TryParse(written.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0) found[area] = people;
            else Add(new BlockLineUnreadable("folk", number + 1, $"{area} = {written}"));
        }
        return found;
    }

    List<string> Several(string name, IReadOnlyList<string> known)
    {
        List<string> wanted = [.. Text(name).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
        foreach (var one in wanted.Where(one => !known.Contains(one, StringComparer.Ordinal))) Add(new BlockNameUnknown(name, one));
        return wanted;
    }
}
