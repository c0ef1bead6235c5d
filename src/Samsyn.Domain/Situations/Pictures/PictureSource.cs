using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>What a source is (SIT-16, SIT-20).</summary>
public enum SourceKind { PoliceStatistics, PoliceIntelligence, Survey, CitizenDialogue, OwnSystem, AreaFacts, Register, Report, StaffExperience, Other }

public sealed record SourceWords
{
    public required string Title { get; init; }
    public required string Publisher { get; init; }
    public int? Year { get; init; }
    public SourceKind Kind { get; init; } = SourceKind.Other;
    /// <summary>The party that brings it; null when both or neither do (SIT-19).</summary>
    public PartySide? Owner { get; init; }
    public string? Note { get; init; }
}

/// <summary>A source in the register of an edition, by its number (SIT-16). The register is joint: what stands here both parties read.</summary>
public sealed class PictureSource
{
    PictureSource() { }

    public PictureSourceId Id { get; private set; }
    public PictureId Picture { get; private set; }
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Publisher { get; private set; } = "";
    public int? Year { get; private set; }
    public SourceKind Kind { get; private set; }
    public PartySide? Owner { get; private set; }
    public string? Note { get; private set; }
    public int Version { get; private set; }

    public SourceWords Words => new() { Title = Title, Publisher = Publisher, Year = Year, Kind = Kind, Owner = Owner, Note = Note };

    /// <summary>Whether it tells something else than what has been reported to the police (SIT-65).</summary>
    public bool Complements => Kind is not (SourceKind.PoliceStatistics or SourceKind.PoliceIntelligence);

    public static Outcome<PictureSource> List(PictureSourceId id, PictureId picture, int number, SourceWords words, DateOnly today)
    {
        var source = new PictureSource { Id = id, Picture = picture, Number = number };
        var described = source.Describe(words, today);
        return described.IsDone ? source : Outcome<PictureSource>.Refused(described.Refusals);
    }

    public Outcome Describe(SourceWords words, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(words.Title)) found.Add(new SourceTitleMissing());
        if (string.IsNullOrWhiteSpace(words.Publisher)) found.Add(new SourcePublisherMissing());
        if (words.Year is { } year && (year < 1900 || year > today.Year)) found.Add(new SourceYearUnlikely(year));
        if (PersonalNumbers.In($"{words.Title}\n{words.Publisher}\n{words.Note}").Any()) found.Add(new PersonalNumberInPicture("title"));
        if (found.Count > 0) return Outcome.Refused(found);
        (Title, Publisher, Year, Kind, Owner) = (words.Title.Trim(), words.Publisher.Trim(), words.Year, words.Kind, words.Owner);
        Note = string.IsNullOrWhiteSpace(words.Note) ? null : words.Note.Trim();
        Version++;
        return Outcome.Done;
    }

    public string Content() => Checksum.OfParts([Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Title, Publisher, Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", Kind.ToString(), Owner?.ToString() ?? "", Note ?? ""]);
}
