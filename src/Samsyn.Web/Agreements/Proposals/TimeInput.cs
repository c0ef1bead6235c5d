using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.App;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;
using Samsyn.Web.Ui;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>Cadences and terms from the builder's fields. Each kind has fields of its own; those of the other kinds are passed over.</summary>
static class TimeInput
{
    public static readonly string[] CadenceKinds =
    [
        "times", "weekly", "seasons", "occasions", "daily", "everyWeekday", "byDecision", "byAgreement", "whenNeeded", "onInitiative", "accordingToPlan", "notApplicable", "unstated", "other",
    ];

    public static readonly string[] TermKinds = ["missing", "untilFurtherNotice", "period", "season", "year", "byMonth", "byDate", "byReportingPoint", "other"];

    const int MostCadences = 12;

    public static JsonNode Cadences(IFormCollection form, string name, Language language, List<FieldError> errors)
    {
        var cadences = new JsonArray();
        for (var i = 0; i < MostCadences; i++)
        {
            var fields = new Fields(form, $"{name}.{i.ToString(CultureInfo.InvariantCulture)}.", language, errors);
            if (fields["kind"].Length == 0) continue;
            if (Cadence(fields) is { } cadence) cadences.Add(JsonSerializer.SerializeToNode(cadence, FactsJson.Options));
        }
        return cadences;
    }

    public static JsonNode? Term(IFormCollection form, string name, Language language, List<FieldError> errors)
    {
        var fields = new Fields(form, name + ".", language, errors);
        PlanTerm? term = fields["kind"] switch
        {
            "untilFurtherNotice" => new UntilFurtherNotice(),
            "period" => fields.Date("from") is { } from && fields.Date("to") is { } to ? new TermPeriod(from, to) : null,
            "season" => fields.Number("year", 1900, 2200) is { } year ? new TermSeason(fields.One<Season>("season"), year) : null,
            "year" => fields.Number("year", 1900, 2200) is { } year ? new TermYear(year) : null,
            "byMonth" => fields.Number("year", 1900, 2200) is { } year && fields.Number("month", 1, 12) is { } month ? new TermByMonth(year, month) : null,
            "byDate" => fields.Date("date") is { } date ? new TermByDate(date) : null,
            "byReportingPoint" => new TermByReportingPoint(fields.One<ReportingPoint>("point")),
            "other" => fields.Words("text") is { } text ? new TermOther(text) : null,
            _ => new TermMissing(),
        };
        return term is null ? null : JsonSerializer.SerializeToNode(term, FactsJson.Options);
    }

    static Cadence? Cadence(Fields fields)
    {
        var body = fields["body"] is { Length: > 0 } named ? named : null;
        Cadence? cadence = fields["kind"] switch
        {
            "times" => fields.Number("count", 1, 1000) is { } count
                ? new TimesCadence(count, fields.One<CadencePeriod>("per"), fields.One<CadenceStrength>("strength")) { Interval = fields.Interval() } : null,
            "weekly" => new WeeklyCadence(fields.Several<Weekday>("days"), fields.Time("time"), fields["place"] is { Length: > 0 } place ? place : null, fields.Optional("perYear", 1, 1000)) { Interval = fields.Interval() },
            "seasons" => fields.Several<Season>("seasons") is { Count: > 0 } seasons ? new SeasonsCadence(seasons, CadencePeriod.Year, seasons.Count) : fields.Refuse<Cadence>("seasons", "seasons"),
            "occasions" => fields.Number("count", 1, 1000) is { } count
                ? new OccasionsCadence(count, fields["season"].Length > 0 ? fields.One<Season>("season") : null, fields.Optional("year", 1900, 2200)) : null,
            "daily" => new DailyCadence(),
            "everyWeekday" => new EveryWeekdayCadence(),
            "byDecision" => new ByDecisionCadence(fields["by"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            "byAgreement" => new ByAgreementCadence(),
            "whenNeeded" => new WhenNeededCadence(),
            "onInitiative" => new OnInitiativeCadence(),
            "accordingToPlan" => new AccordingToPlanCadence(),
            "notApplicable" => new NotApplicableCadence(),
            "other" => fields.Words("text") is { } text ? new OtherCadence(text) : null,
            _ => new UnstatedCadence(),
        };
        return cadence is null || body is null ? cadence : cadence with { Body = body };
    }

    /// <summary>The fields below one prefix; what cannot be read is noted as an error at its field.</summary>
    sealed class Fields(IFormCollection form, string prefix, Language language, List<FieldError> errors)
    {
        public string this[string name] => form[prefix + name].ToString().Trim();

        public int? Number(string name, int from, int to) =>
            int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : Refuse<int?>(name, "wholeNumber");

        public int? Optional(string name, int from, int to) => this[name].Length == 0 ? null : Number(name, from, to);

        public int? Interval() => Optional("interval", 1, 100) is > 1 and var n ? n : null;

        public DateOnly? Date(string name) => DateOnly.TryParse(this[name], CultureInfo.InvariantCulture, out var date) ? date : Refuse<DateOnly?>(name, "day");

        public TimeOnly? Time(string name) => this[name].Length == 0 ? null
            : TimeOnly.TryParse(this[name].Replace('.', ':'), CultureInfo.InvariantCulture, out var time) ? time : Refuse<TimeOnly?>(name, "time");

        public string? Words(string name) => this[name] is { Length: > 0 } words ? words : Refuse<string>(name, "words");

        public T One<T>(string name) where T : struct, Enum => Named.OrNull<T>(this[name]) ?? default;

        public IReadOnlyList<T> Several<T>(string name) where T : struct, Enum =>
            [.. form[prefix + name].Select(value => Named.OrNull<T>(value)).OfType<T>().Distinct().Order()];

        public T? Refuse<T>(string name, string key)
        {
            errors.Add(new(prefix + name, Texts.Get(language, "import.wrong." + key)));
            return default;
        }
    }
}
