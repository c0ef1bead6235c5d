using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Facts;

/// <summary>
/// What one agreement text states, each fact with the 1-based line where it stands. The names are the import contract:
/// <c>samsyn import --dry-run --json</c> prints exactly this. Absent facts are null or empty; nothing is invented.
/// </summary>
public sealed record AgreementFacts
{
    public string? Title { get; init; }
    public IReadOnlyList<PartyFact> Parties { get; init; } = [];
    public IReadOnlyList<DiaryNumberFact> DiaryNumbers { get; init; } = [];
    public TermFact? Term { get; init; }
    public ParentFact? Parent { get; init; }
    public IReadOnlyList<AnnexFact> Annexes { get; init; } = [];
    public IReadOnlyList<SignatoryFact> Signatories { get; init; } = [];
    public IReadOnlyList<BodyFact> Bodies { get; init; } = [];
    public IReadOnlyList<ClauseFact> Clauses { get; init; } = [];
    public IReadOnlyList<SourceFact> Sources { get; init; } = [];
    public IReadOnlyList<PriorityAreaFact> PriorityAreas { get; init; } = [];
    public IReadOnlyList<PlanFact> Plans { get; init; } = [];
    public IReadOnlyList<AreaFact> Areas { get; init; } = [];
    public IReadOnlyList<FollowUpFact> FollowUp { get; init; } = [];
    public CommunicationFact? Communication { get; init; }
    public IReadOnlyList<StatisticFact> Statistics { get; init; } = [];
    public IReadOnlyList<ActionFact> Actions { get; init; } = [];

    /// <summary>What a board memorial adds: the proposed decision and who attested it; null for other documents.</summary>
    public MemorialFact? Memorial { get; init; }

    /// <summary>Duties stated in running text that no other fact carries: updates of annexes, revisions, notices, information.</summary>
    public IReadOnlyList<ObligationFact> Obligations { get; init; } = [];
}

/// <summary>How facts are written and read as JSON everywhere: contract, storage, API.</summary>
public static class FactsJson
{
    public static JsonSerializerOptions Options { get; } = Create(indented: false);
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            AllowOutOfOrderMetadataProperties = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // Weekdays and reporting points keep their capitals (FR, T1); a converter here goes before one on the type.
            Converters =
            {
                new TimeOfDayConverter(), new JsonStringEnumConverter<Weekday>(), new JsonStringEnumConverter<ReportingPoint>(),
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>The contract writes clock times as 18:30, not 18:30:00.</summary>
    sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }
}
