using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>A paragraph of the joint text and the party whose released words it is; null when it was written jointly.</summary>
public sealed record JointParagraph(string Text, PartySide? From);

/// <summary>A section of one edition: what it is about, who may read it, and what both parties say together.</summary>
public sealed class PictureSection
{
    public const int LongestText = 60_000;

    readonly List<JointParagraph> _joint = [];
    readonly List<PictureFigure> _figures = [];
    readonly List<PictureBlock> _blocks = [];
    readonly List<string> _areas = [];

    PictureSection() { }

    public PictureSectionId Id { get; private set; }
    public PictureId Picture { get; private set; }
    public int Order { get; private set; }
    /// <summary>The same in every edition.</summary>
    public string Key { get; private set; } = "";
    public PicturePart Part { get; private set; }
    public string Heading { get; private set; } = "";
    public SectionNeeds Needs { get; private set; }
    public QualityClass? Class { get; private set; }
    /// <summary>The readers' ids between bars; empty when whoever reads the picture reads this too (SIT-12).</summary>
    public string ReaderKey { get; private set; } = "";
    public PersonId? WrittenBy { get; private set; }
    public string? WrittenByName { get; private set; }
    public DateTimeOffset? WrittenAt { get; private set; }
    /// <summary>Of what it says, from the moment the edition is put forward.</summary>
    public string? Checksum { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<JointParagraph> Joint => _joint;
    public IReadOnlyList<PictureFigure> Figures => _figures;
    public IReadOnlyList<PictureBlock> Blocks => _blocks;
    /// <summary>The priority areas of the agreement that follow from this section (SIT-07).</summary>
    public IReadOnlyList<string> Areas => _areas;

    public bool IsRestricted => ReaderKey.Length > 0;
    public string JointText => string.Join("\n\n", _joint.Select(one => one.Text));
    public IReadOnlyList<PersonId> Readers => [.. ReaderKey.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(id => new PersonId(Guid.Parse(id)))];

    /// <summary>How a person stands in <see cref="ReaderKey"/>.</summary>
    public static string KeyOf(PersonId person) => $"|{person.Value}|";

    public static PictureSection Of(PictureSectionId id, PictureId picture, int order, SectionPlan plan, IEnumerable<PersonId> readers, IEnumerable<string> areas)
    {
        var section = new PictureSection { Id = id, Picture = picture, Order = order, Key = plan.Key, Part = plan.Part, Heading = plan.Heading.Trim(), Needs = plan.Needs, Class = plan.Class, ReaderKey = KeyOf(readers), Version = 1 };
        section._areas.AddRange(areas);
        return section;
    }

    public SectionPlan Plan => new() { Key = Key, Part = Part, Heading = Heading, Needs = Needs, Class = Class, IsRestricted = IsRestricted };

    public Outcome Describe(SectionPlan plan, IReadOnlyList<string> areas)
    {
        if (string.IsNullOrWhiteSpace(plan.Heading)) return new SectionHeadingMissing();
        (Part, Heading, Needs, Class) = (plan.Part, plan.Heading.Trim(), plan.Needs, plan.Class);
        _areas.Clear();
        _areas.AddRange(areas.Distinct(StringComparer.Ordinal));
        Version++;
        return Outcome.Done;
    }

    /// <summary>Names those who read it; nobody named opens it to all who read the picture. Both parties must be among them: it is a joint picture.</summary>
    public Outcome Name(IReadOnlyList<(PersonId Person, PartySide? Side)> readers, PersonId by)
    {
        if (readers.Count > 0)
        {
            if (!readers.Any(one => one.Person == by)) return new YouWouldShutYourselfOut();
            foreach (var side in Enum.GetValues<PartySide>())
                if (!readers.Any(one => one.Side == side)) return new ReaderOfOneParty(side);
        }
        ReaderKey = KeyOf(readers.Select(one => one.Person));
        Version++;
        return Outcome.Done;
    }

    /// <summary>
    /// Writes the joint text. A paragraph that is word for word one that a party has released keeps that origin, also when it stands here already and the release
    /// was taken back since; everything else is written jointly.
    /// </summary>
    public Outcome Write(string text, IReadOnlyList<OwnText> released, PersonId by, string name, DateTimeOffset now)
    {
        if (PictureWords.Objection(text) is { } wrong) return wrong;
        Dictionary<string, PartySide?> origins = new(StringComparer.Ordinal);
        foreach (var own in released.Where(one => one.SharedOn is not null))
            foreach (var paragraph in SourceMarks.Paragraphs(own.Text)) origins.TryAdd(paragraph, own.Side);
        foreach (var stands in _joint) origins[stands.Text] = stands.From;
        var paragraphs = SourceMarks.Paragraphs(text).Select(paragraph => new JointParagraph(paragraph, origins.GetValueOrDefault(paragraph))).ToList();
        _joint.Clear();
        _joint.AddRange(paragraphs);
        return Written(by, name, now);
    }

    /// <summary>A new figure, or another in the place of the one with its id.</summary>
    public Outcome Keep(PictureFigure figure, PersonId by, string name, DateTimeOffset now)
    {
        if (figure.Objections() is { Count: > 0 } found) return Outcome.Refused(found);
        PictureWords.Put(_figures, figure, one => one.Id);
        return Written(by, name, now);
    }

    public Outcome RemoveFigure(Guid id, PersonId by, string name, DateTimeOffset now) =>
        _figures.RemoveAll(one => one.Id == id) == 0 ? new FigureUnknown() : Written(by, name, now);

    /// <summary>A new block last, or another in the place of the one with its id.</summary>
    public Outcome Keep(PictureBlock block, PersonId by, string name, DateTimeOffset now)
    {
        if (block.Objections() is { Count: > 0 } found) return Outcome.Refused(found);
        PictureWords.Put(_blocks, block, one => one.Id);
        return Written(by, name, now);
    }

    public Outcome RemoveBlock(Guid id, PersonId by, string name, DateTimeOffset now) =>
        _blocks.RemoveAll(one => one.Id == id) == 0 ? new BlockUnknown() : Written(by, name, now);

    /// <summary>One step up or down; at the end it stays where it is.</summary>
    public Outcome MoveBlock(Guid id, bool up, PersonId by, string name, DateTimeOffset now) =>
        PictureWords.Move(_blocks, one => one.Id == id, up) ? Written(by, name, now) : new BlockUnknown();

    /// <summary>From now on its blocks show these rows, whatever becomes of the data.</summary>
    public void Freeze(IReadOnlyDictionary<Guid, FrozenBlock> rows)
    {
        for (var at = 0; at < _blocks.Count; at++) _blocks[at] = _blocks[at] with { Frozen = rows[_blocks[at].Id] };
    }

    /// <summary>Put forward: what it says now is what will be adopted. It gets a new version, so that whoever is saving at that moment loses the race.</summary>
    public string Seal()
    {
        Checksum = Content();
        Version++;
        return Checksum;
    }

    public void Unseal()
    {
        Checksum = null;
        for (var at = 0; at < _blocks.Count; at++) _blocks[at] = _blocks[at] with { Frozen = null };
        Version++;
    }

    /// <summary>Made from what it says; the same words, figures and frozen blocks always give the same.</summary>
    public string Content() => Kernel.Checksum.OfParts(
    [
        Id.Value.ToString(), Key, Part.ToString(), Heading, ReaderKey, .. _areas.Append(""),
        .. _joint.SelectMany(one => new[] { one.Text, one.From?.ToString() ?? "" }), "",
        .. _figures.Select(one => one.Content()), "",
        .. _blocks.SelectMany(one => new[] { one.Id.ToString(), one.Dataset.ToString(), one.Method, one.Caption, one.Frozen?.Checksum ?? "" }.Concat(one.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))),
    ]);

    Outcome Written(PersonId by, string name, DateTimeOffset now)
    {
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }

    static string KeyOf(IEnumerable<PersonId> readers) => string.Concat(readers.Distinct().OrderBy(one => one.Value).Select(KeyOf));
}

static class PictureWords
{
    public static Refusal? Objection(string text) =>
        text.Length > PictureSection.LongestText ? new PictureTextTooLong(text.Length, PictureSection.LongestText)
        : PersonalNumbers.In(text).Any() ? new PersonalNumberInPicture("text") : null;

    /// <summary>False when there is no such one.</summary>
    public static bool Move<T>(List<T> list, Predicate<T> which, bool up)
    {
        var at = list.FindIndex(which);
        if (at < 0) return false;
        var to = Math.Clamp(at + (up ? -1 : 1), 0, list.Count - 1);
        (list[at], list[to]) = (list[to], list[at]);
        return true;
    }

    public static void Put<T>(List<T> list, T one, Func<T, Guid> id)
    {
        var at = list.FindIndex(other => id(other) == id(one));
        if (at < 0) list.Add(one);
        else list[at] = one;
    }
}
