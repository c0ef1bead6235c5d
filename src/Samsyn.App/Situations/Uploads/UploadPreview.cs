using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Profiles;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Uploads;

/// <summary>What the beginning of a file would become with a profile, before anything is read in.</summary>
public sealed record UploadPreview
{
    const int RowsShown = 12, MostShown = 200;

    public required IReadOnlyList<string> Heading { get; init; }
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
    public required bool IsUtf8 { get; init; }
    public ImportProfile? Events { get; init; }
    public IndicatorProfile? Indicators { get; init; }
    /// <summary>Which column has which role, where values are read.</summary>
    public IndicatorLayout? Layout { get; init; }
    public IReadOnlyList<IndicatorValue> Values { get; init; } = [];
    public required long Taken { get; init; }
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }
    public IReadOnlyList<NotedRows> Notes { get; init; } = [];
    /// <summary>What is wrong with the profile as a whole.</summary>
    public IReadOnlyList<Refusal> Faults { get; init; } = [];

    /// <summary>Saved profiles that can be chosen.</summary>
    public IReadOnlyList<SavedChoice> Saved { get; init; } = [];
    /// <summary>What is chosen in the list of profiles; empty for one that is made for this file.</summary>
    public string Picked { get; init; } = "";
    public ProfileGround Ground { get; init; }
    /// <summary>The saved profile and version that the file would be read with; null when something was changed, or none was chosen.</summary>
    public UsedProfile? Used { get; init; }
    /// <summary>The name of a ready-made profile of the other kind, when the file looks like one: the dataset is the wrong one.</summary>
    public string? LooksLike { get; init; }

    internal static Outcome<UploadPreview> OfEvents(byte[] beginning, string file, ProfileOffer offer, ProfilePick? pick, ImportProfile? typed)
    {
        using var bytes = TableBytes.Of(beginning);
        var guessed = ProfileGuess.Of(bytes, Path.GetFileNameWithoutExtension(file));
        if (!guessed.IsDone) return Outcome<UploadPreview>.Refused(guessed.Refusals);
        var offered = offer.Events(guessed.Value, pick, typed);
        var profile = offered.Profile;
        var preview = new UploadPreview
        {
            Heading = guessed.Value.Format.Heading, Rows = [.. guessed.Value.Rows.Take(RowsShown)], IsUtf8 = guessed.Value.Format.IsUtf8, Events = profile, Taken = 0, Rejected = [],
            Saved = offer.Saved, Picked = offered.Key, Ground = offered.Ground, Used = offered.Used, Faults = offered.Fault is { } fault ? [fault] : [],
        };
        var format = TableFormat.Of(bytes, profile);
        if (!format.IsDone) return preview with { Faults = [.. preview.Faults, .. format.Refusals] };
        var plan = ReadingPlan.Of(profile, format.Value);
        if (!plan.IsDone) return preview with { Faults = [.. preview.Faults, .. plan.Refusals], LooksLike = ValuesIn(beginning) };
        var part = new PartReading(plan.Value, beginning.Length).Read(bytes, format.Value.DataStart, beginning.Length, isRowStart: true, new Unheard(), CancellationToken.None);
        return preview with
        {
            IsUtf8 = format.Value.IsUtf8, Taken = part.Rows, Rejected = [.. part.Rejected.OrderBy(row => row.Line).Take(MostShown).Select(row => row with { Line = row.Line + format.Value.FirstLine })],
            Notes = [.. Enum.GetValues<EventNote>().Where(note => part.Noted[(int)note] > 0).Select(note => new NotedRows(note, part.Noted[(int)note], format.Value.FirstLine + part.NotedFirst[(int)note]))],
            LooksLike = part.Rows == 0 ? ValuesIn(beginning) : null,
        };
    }

    internal static Outcome<UploadPreview> OfValues(byte[] beginning, ProfileOffer offer, ProfilePick? pick, IndicatorProfile? typed)
    {
        using var bytes = TableBytes.Of(beginning);
        var table = DelimitedRows.Read(bytes);
        if (!table.IsDone) return Outcome<UploadPreview>.Refused(table.Refusals);
        var rows = table.Value.Rows;
        var offered = offer.Values(rows, pick, typed);
        var profile = offered.Profile;
        var preview = new UploadPreview
        {
            Heading = IndicatorLayout.Find(rows, profile)?.Heading.Cells ?? rows[0].Cells, Rows = [.. rows.Take(RowsShown).Select(row => row.Cells)], IsUtf8 = System.Text.Unicode.Utf8.IsValid(beginning), Indicators = profile,
            Layout = IndicatorLayout.Find(rows, profile), Taken = 0, Rejected = [], Saved = offer.Saved, Picked = offered.Key, Ground = offered.Ground, Used = offered.Used, Faults = offered.Fault is { } fault ? [fault] : [],
        };
        var read = IndicatorReader.Read(rows, profile);
        return !read.IsDone ? preview with { Faults = [.. preview.Faults, .. read.Refusals], LooksLike = EventsIn(bytes) }
            : preview with
            {
                Layout = read.Value.Layout, Taken = read.Value.Values.Count, Values = [.. read.Value.Values.Take(RowsShown)], Rejected = [.. read.Value.Rejected.Take(MostShown)],
                LooksLike = read.Value.Values.Count <= read.Value.Rejected.Count ? EventsIn(bytes) : null,
            };
    }

    static string? EventsIn(TableBytes bytes) => ProfileGuess.Of(bytes, "") is { IsDone: true, Value: var guessed } && ReadyEventProfiles.Recognise(guessed) is { } ready ? ready.Name : null;

    static string? ValuesIn(byte[] beginning)
    {
        using var bytes = TableBytes.Of(beginning);
        return DelimitedRows.Read(bytes) is { IsDone: true, Value.Rows: var rows } && ReadyProfiles.Guess(rows) is { } ready && ready != ReadyProfiles.General ? ready.Name : null;
    }

    sealed class Unheard : IProgress<long>
    {
        public void Report(long value) { }
    }
}
