using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Organisations;

/// <summary>How far what is written may spread. The order is that of harm.</summary>
public enum Confidentiality { Public, Internal, PartyPrivate, Secret }

/// <summary>The seats that a group counts: of either party, of neither, or any.</summary>
public enum SeatOf { Any, Either, Neither }

/// <summary>Whose objects are seen: those of any party, or those of the viewer's own.</summary>
public enum OwnerRule { Any, Own }

/// <summary>Positions that may do the same.</summary>
public sealed record PositionGroup(string Name, SeatOf Party, IReadOnlyList<PositionTitle> Positions, string Why);

/// <summary>Who sees objects of a kind in one state. With <paramref name="Member"/> only the person whom the object itself names.</summary>
public sealed record ObjectRule(string Kind, Confidentiality Class, IReadOnlyList<Permission> SeenWith, string? State = null, OwnerRule Owner = OwnerRule.Any, bool Member = false);

/// <summary>One endpoint: method and pattern, the act it needs (null: open to anyone), the kind of object it shows, what each part of the route names.</summary>
public sealed record EndpointRule(string At, Permission? May, string? Shows, IReadOnlyDictionary<string, string> Ids, string? Only);

/// <summary>
/// The one list of who may do and see what: <c>docs/security/access.json</c>, read once. What it does not name, nobody may.
/// </summary>
public sealed class AccessMatrix
{
    /// <summary>In a row: anyone, signed in or not.</summary>
    public const string Anyone = "anyone";

    /// <summary>In a route: a part that names no object by itself.</summary>
    public const string NoObject = "-";

    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    static readonly Lazy<AccessMatrix> TheOne = new(() =>
    {
        using var stored = typeof(AccessMatrix).Assembly.GetManifestResourceStream("access.json")!;
        return new(JsonSerializer.Deserialize<AccessFile>(stored, Strict)!);
    });

    readonly FrozenDictionary<(PositionTitle Title, bool InParty), PositionGroup> _groups;
    readonly FrozenDictionary<string, FrozenSet<Permission>> _acts;

    AccessMatrix(AccessFile file)
    {
        Classes = file.Classes;
        Groups = [.. file.Groups.Select(group => new PositionGroup(group.Key, group.Value.Party, group.Value.Positions, group.Value.Why))];
        Acts = file.Acts;
        Objects = file.Objects;
        Endpoints = [.. file.Endpoints.Select(row => new EndpointRule(row.At, row.May == Anyone ? null : Enum.Parse<Permission>(row.May),
            row.Shows == NoObject ? null : row.Shows, row.Ids ?? new Dictionary<string, string>(), row.Only))];
        Fields = file.Fields;

        _acts = Groups.ToFrozenDictionary(group => group.Name,
            group => Acts.Where(act => act.Value.Contains(group.Name)).Select(act => act.Key).ToFrozenSet(), StringComparer.Ordinal);
        var neither = Groups.Single(group => group is { Party: SeatOf.Neither, Positions: [] });
        _groups = Groups.SelectMany(group => group.Positions.SelectMany(title => SeatsOf(group, title, neither))).ToFrozenDictionary(seat => seat.Key, seat => seat.Value);
        Check(file);
    }

    public static AccessMatrix Current => TheOne.Value;

    /// <summary>Reads another matrix, to try what a change would mean.</summary>
    public static AccessMatrix From(string json) => new(JsonSerializer.Deserialize<AccessFile>(json, Strict)!);

    public IReadOnlyDictionary<Confidentiality, string> Classes { get; }
    public IReadOnlyList<PositionGroup> Groups { get; }
    public IReadOnlyDictionary<Permission, IReadOnlyList<string>> Acts { get; }
    public IReadOnlyList<ObjectRule> Objects { get; }
    public IReadOnlyList<EndpointRule> Endpoints { get; }
    /// <summary>Table → class → columns.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<Confidentiality, IReadOnlyList<string>>> Fields { get; }

    /// <summary>The group of a seat; null when the matrix does not know it, and then it may nothing.</summary>
    public PositionGroup? GroupOf(PositionTitle title, PartySide? side) => _groups.GetValueOrDefault((title, side is not null));

    public IReadOnlySet<Permission> MayOf(PositionTitle title, PartySide? side) =>
        GroupOf(title, side) is { } group ? _acts[group.Name] : FrozenSet<Permission>.Empty;

    /// <summary>The rule of a kind in a state; asking for one that the matrix lacks is a bug in the caller.</summary>
    public ObjectRule RuleOf(string kind, string? state = null) =>
        Objects.SingleOrDefault(rule => rule.Kind == kind && rule.State == state)
        ?? throw new InvalidOperationException($"docs/security/access.json has no object “{kind}” in state “{state ?? "–"}”.");

    /// <summary>The highest class that objects of a kind can have.</summary>
    public Confidentiality ClassOf(string? kind) => kind is null ? Confidentiality.Public : Objects.Where(rule => rule.Kind == kind).Max(rule => rule.Class);

    /// <summary>A title that counts only within a party counts as the group of those outside where it is in neither.</summary>
    static IEnumerable<KeyValuePair<(PositionTitle Title, bool InParty), PositionGroup>> SeatsOf(PositionGroup group, PositionTitle title, PositionGroup neither)
    {
        if (group.Party != SeatOf.Neither) yield return new((title, true), group);
        yield return new((title, false), group.Party == SeatOf.Either ? neither : group);
    }

    void Check(AccessFile file)
    {
        List<string> wrong =
        [
            .. Enum.GetValues<Permission>().Where(act => !Acts.ContainsKey(act)).Select(act => $"the act {act} has no row"),
            .. Acts.SelectMany(act => act.Value).Except(file.Groups.Keys, StringComparer.Ordinal).Select(name => $"there is no group {name}"),
            .. Enum.GetValues<PositionTitle>().Where(title => !_groups.ContainsKey((title, true))).Select(title => $"the position {title} is in no group"),
            .. Endpoints.SelectMany(row => row.Ids.Values.Where(kind => kind != NoObject).Append(row.Shows)).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(kind => Objects.All(rule => rule.Kind != kind)).Select(kind => $"there is no object {kind}"),
        ];
        if (wrong.Count > 0) throw new InvalidOperationException($"docs/security/access.json: {string.Join("; ", wrong)}.");
    }

    sealed record AccessFile(
        IReadOnlyList<string> About,
        IReadOnlyDictionary<Confidentiality, string> Classes,
        IReadOnlyDictionary<string, GroupRow> Groups,
        IReadOnlyDictionary<Permission, IReadOnlyList<string>> Acts,
        IReadOnlyList<ObjectRule> Objects,
        IReadOnlyList<EndpointRow> Endpoints,
        IReadOnlyDictionary<string, IReadOnlyDictionary<Confidentiality, IReadOnlyList<string>>> Fields);

    sealed record GroupRow(SeatOf Party, IReadOnlyList<PositionTitle> Positions, string Why);

    sealed record EndpointRow(string At, string May, string Shows, IReadOnlyDictionary<string, string>? Ids = null, string? Only = null);
}
