using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>
/// What one party says in a section, in its own room (SIT-02): text, figures and blocks. The other party sees it only after the explicit act of releasing it, and
/// no longer when the release is taken back. What is released is not rewritten: whoever wants to change it takes it back first.
/// </summary>
public sealed class OwnText : IOwnedBySide
{
    readonly List<PictureFigure> _figures = [];
    readonly List<PictureBlock> _blocks = [];

    OwnText() { }

    public OwnTextId Id { get; private set; }
    public PictureSectionId Section { get; private set; }
    public PictureId Picture { get; private set; }
    public PartySide? Side { get; private set; }
    public DateOnly? SharedOn { get; private set; }
    public string Text { get; private set; } = "";
    public PersonId WrittenBy { get; private set; }
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public PersonId? ReleasedBy { get; private set; }
    public string? ReleasedByName { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<PictureFigure> Figures => _figures;
    public IReadOnlyList<PictureBlock> Blocks => _blocks;

    public static OwnText Begin(OwnTextId id, PictureSection section, PartySide side, PersonId by, string name, DateTimeOffset now) =>
        new() { Id = id, Section = section.Id, Picture = section.Picture, Side = side, WrittenBy = by, WrittenByName = name, WrittenAt = now, Version = 1 };

    public Outcome Write(string text, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        if (PictureWords.Objection(text) is { } wrong) return wrong;
        Text = text.ReplaceLineEndings("\n").TrimEnd();
        return Written(by, name, now);
    }

    public Outcome Keep(PictureFigure figure, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        if (figure.Objections() is { Count: > 0 } found) return Outcome.Refused(found);
        PictureWords.Put(_figures, figure, one => one.Id);
        return Written(by, name, now);
    }

    public Outcome RemoveFigure(Guid id, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        return _figures.RemoveAll(one => one.Id == id) == 0 ? new FigureUnknown() : Written(by, name, now);
    }

    public Outcome Keep(PictureBlock block, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        if (block.Objections() is { Count: > 0 } found) return Outcome.Refused(found);
        PictureWords.Put(_blocks, block, one => one.Id);
        return Written(by, name, now);
    }

    public Outcome RemoveBlock(Guid id, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        return _blocks.RemoveAll(one => one.Id == id) == 0 ? new BlockUnknown() : Written(by, name, now);
    }

    public Outcome MoveBlock(Guid id, bool up, PersonId by, string name, DateTimeOffset now)
    {
        if (SharedOn is { } on) return new OwnTextReleased(on);
        return PictureWords.Move(_blocks, one => one.Id == id, up) ? Written(by, name, now) : new BlockUnknown();
    }

    /// <summary>From now on the other party reads it.</summary>
    public Outcome Release(PersonId by, string name, DateOnly on, DateTimeOffset now)
    {
        if (SharedOn is { } already) return new OwnTextReleased(already);
        if (string.IsNullOrWhiteSpace(Text) && _figures.Count == 0 && _blocks.Count == 0) return new OwnTextEmpty();
        (SharedOn, ReleasedBy, ReleasedByName, ReleasedAt) = (on, by, name, now);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The other party reads it no longer. What has been written into the joint text stays there.</summary>
    public Outcome Withdraw()
    {
        if (SharedOn is null) return new OwnTextNotReleased();
        (SharedOn, ReleasedBy, ReleasedByName, ReleasedAt) = (null, null, null, null);
        Version++;
        return Outcome.Done;
    }

    Outcome Written(PersonId by, string name, DateTimeOffset now)
    {
        (WrittenBy, WrittenByName, WrittenAt) = (by, name, now);
        Version++;
        return Outcome.Done;
    }
}
