using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Pictures;

public sealed record RemarkAnswer(string Text, PartySide? Side, PersonId By, string Name, DateTimeOffset At);

/// <summary>Where the parties see a section differently: a remark, its answers, and how it was settled.</summary>
public sealed class SectionRemark
{
    readonly List<RemarkAnswer> _answers = [];

    SectionRemark() { }

    public SectionRemarkId Id { get; private set; }
    public PictureSectionId Section { get; private set; }
    public PictureId Picture { get; private set; }
    public PartySide? Side { get; private set; }
    public string Text { get; private set; } = "";
    public PersonId By { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string? SettledByName { get; private set; }
    public string? Settlement { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<RemarkAnswer> Answers => _answers;

    public static Outcome<SectionRemark> Make(SectionRemarkId id, PictureSection section, string text, PartySide? side, PersonId by, string name, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text)) return new RemarkEmpty();
        if (PictureWords.Objection(text) is { } wrong) return wrong;
        return new SectionRemark { Id = id, Section = section.Id, Picture = section.Picture, Side = side, Text = text.Trim(), By = by, Name = name, At = now, Version = 1 };
    }

    public Outcome Answer(RemarkAnswer answer)
    {
        if (SettledAt is not null) return new RemarkSettled();
        if (string.IsNullOrWhiteSpace(answer.Text)) return new RemarkEmpty();
        if (PictureWords.Objection(answer.Text) is { } wrong) return wrong;
        _answers.Add(answer with { Text = answer.Text.Trim() });
        Version++;
        return Outcome.Done;
    }

    /// <summary>The parties agree; <paramref name="how"/> says on what.</summary>
    public Outcome Settle(string how, string name, DateTimeOffset now)
    {
        if (SettledAt is not null) return new RemarkSettled();
        if (string.IsNullOrWhiteSpace(how)) return new RemarkEmpty();
        if (PictureWords.Objection(how) is { } wrong) return wrong;
        (SettledAt, SettledByName, Settlement) = (now, name, how.Trim());
        Version++;
        return Outcome.Done;
    }
}
