using System.Text.Json;
using System.Text.Json.Nodes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Readiness;

namespace Samsyn.App.Duties;

/// <summary>From an agreement on record to what its duties need. Pure.</summary>
static class SourceMaking
{
    /// <summary>
    /// Lines of a later annex version are lines of that version's own text, not of the agreement's: they are moved by this much
    /// times the version's place, so that a duty still leads to its words.
    /// </summary>
    public const int VersionStep = 1_000_000;

    /// <summary>Null for a draft: nobody is bound by it yet.</summary>
    public static DutySource? Of(Agreement agreement, Agreement? parent, DutySettings settings, IReadOnlyList<ReadinessChange> readiness)
    {
        if (agreement.InForceFrom is not { } from) return null;
        var versions = Versions(agreement, from);
        return new()
        {
            AgreementId = agreement.Id.Value.ToString(),
            DocumentTitle = agreement.Title,
            Level = agreement.Level == AgreementLevel.Overarching ? DutyLevel.Overarching : DutyLevel.Local,
            From = from,
            To = agreement.TermLastDay,
            EarlierEnds = agreement.Extensions.Count == 0 ? [] : [.. new[] { agreement.Term.To }.OfType<DateOnly>(), .. agreement.Extensions.SkipLast(1).Select(e => e.To)],
            EndedOn = agreement.Validity.LastDay is { } last && last != agreement.TermLastDay ? last : null,
            Versions = versions,
            Parent = ParentOf(versions[^1].Facts.Parent, parent),
            // The municipality's duties under the act are listed once: with the agreement that has none above it.
            Settings = settings with { Statutory = settings.Statutory && parent is null },
            Readiness = readiness.Count == 0 ? [] : new ReadinessHistory(agreement.Id, new(from, DateOnly.MaxValue), readiness).Periods(),
        };
    }

    static List<FactsVersion> Versions(Agreement agreement, DateOnly from)
    {
        var later = LaterVersions(agreement);
        var dates = later.Select(version => version.DecidedOn!.Value).Where(date => date > from).Append(from).Distinct().Order();
        return [.. dates.Select(date => new FactsVersion(date, FactSlices.Join(
            agreement.Annexes.OrderBy(annex => annex.Number).Select(annex => annex.DecidedBy(date)).OfType<AnnexVersion>()
                .Select(version => Moved(version.Facts, later.IndexOf(version) + 1)))))];
    }

    /// <summary>Versions decided after the agreement itself, in the order that gives them their place.</summary>
    public static List<AnnexVersion> LaterVersions(Agreement agreement) =>
        [.. agreement.Annexes.OrderBy(annex => annex.Number).SelectMany(annex => annex.Versions)
            .Where(version => version is { State: AnnexVersionState.Decided, DecidedOn: not null })];

    static ParentSource? ParentOf(ParentFact? stated, Agreement? parent) => parent is not null
        ? new()
        {
            DocumentTitle = parent.Title,
            Facts = FactSlices.Join(parent.Annexes.OrderBy(annex => annex.Number).Select(annex => annex.DecidedBy(DateOnly.MaxValue)).OfType<AnnexVersion>().Select(version => version.Facts)),
            From = parent.InForceFrom,
            To = parent.Validity.LastDay,
            IsAdopted = true,
        }
        : stated is null ? null
        : new() { DocumentTitle = stated.Title ?? stated.Facts?.Title ?? string.Join(", ", stated.DiaryNumbers), Facts = stated.Facts, From = stated.From, To = stated.To };

    static AgreementFacts Moved(AgreementFacts facts, int place)
    {
        if (place == 0) return facts;
        var node = JsonSerializer.SerializeToNode(facts, FactsJson.Options)!;
        Move(node, place * VersionStep);
        return node.Deserialize<AgreementFacts>(FactsJson.Options)!;
    }

    static void Move(JsonNode? node, int by)
    {
        if (node is JsonArray list) foreach (var item in list) Move(item, by);
        if (node is not JsonObject fact) return;
        foreach (var (name, value) in fact.ToList())
        {
            if (name == "fieldLines") foreach (var (field, line) in value!.AsObject().ToList()) value[field] = line!.GetValue<int>() + by;
            else if (name == "line" && value is not null && value.GetValue<int>() is > 0 and var line) fact[name] = line + by;
            else Move(value, by);
        }
    }
}
