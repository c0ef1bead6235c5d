using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Pictures;

public enum PictureState { Open, PutForward, Adopted }

/// <summary>The picture that is an annex and needs the steering group, and the short ones beside it that the parties weigh together themselves (SIT-13): of the week's unrest and of the evening.</summary>
public enum PictureKind { Regular, WeeklyUnrest, Evening }

/// <summary>What an edition is to be called and which time it tells of.</summary>
public sealed record PictureFrame(string Title, DateOnly From, DateOnly To);

/// <summary>
/// One edition of the situation picture of an agreement (SIT-01). Its sections are rows of their own; here stands how far it has come, and once it is put
/// forward the checksum of all that it says.
/// </summary>
public sealed class Picture
{
    Picture() { }

    public PictureId Id { get; private set; }
    public AgreementId Agreement { get; private set; }
    public PictureKind Kind { get; private set; }
    /// <summary>The edition, from 1 for each kind.</summary>
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public PictureState State { get; private set; }
    /// <summary>The edition whose structure it took over.</summary>
    public PictureId? Before { get; private set; }
    public PersonId BegunBy { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset? PutForwardAt { get; private set; }
    public PersonId? PutForwardBy { get; private set; }
    /// <summary>Over the checksums of all sections and sources, in order.</summary>
    public string? Checksum { get; private set; }
    /// <summary>The proposed version of the annex that the steering group decides on.</summary>
    public AnnexVersionId? AnnexVersion { get; private set; }
    public int? Annex { get; private set; }
    public DateOnly? AdoptedOn { get; private set; }
    public DecisionReference? Decision { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Picture> Begin(PictureId id, AgreementId agreement, PictureKind kind, int number, PictureFrame frame, PictureId? before, PersonId by, DateTimeOffset now)
    {
        if (Objections(frame) is { Count: > 0 } found) return Outcome<Picture>.Refused(found);
        return new Picture { Id = id, Agreement = agreement, Kind = kind, Number = number, Title = frame.Title.Trim(), From = frame.From, To = frame.To, Before = before, BegunBy = by, BegunAt = now, Version = 1 };
    }

    /// <summary>Whether its sections, sources and frame may still change.</summary>
    public Outcome MayChange => State == PictureState.Open ? Outcome.Done : new PictureClosed(State);

    public Outcome Reframe(PictureFrame frame)
    {
        if (MayChange is { IsDone: false } closed) return closed;
        if (Objections(frame) is { Count: > 0 } found) return Outcome.Refused(found);
        (Title, From, To) = (frame.Title.Trim(), frame.From, frame.To);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The parties are done: this very wording goes to the steering group as a version of the annex (SIT-05).</summary>
    public Outcome PutForward(string checksum, int annex, AnnexVersionId version, PersonId by, DateTimeOffset now)
    {
        if (MayChange is { IsDone: false } closed) return closed;
        if (Kind != PictureKind.Regular) return new PictureIsShort(Kind);
        (State, Checksum, Annex, AnnexVersion, PutForwardBy, PutForwardAt) = (PictureState.PutForward, checksum, annex, version, by, now);
        Version++;
        return Outcome.Done;
    }

    /// <summary>A short picture is what both parties know, weighed together by a named person; from then on nothing of it changes, and the next one tells what is new.</summary>
    public Outcome Settle(string checksum, PersonId by, DateTimeOffset now, DateOnly on)
    {
        if (MayChange is { IsDone: false } closed) return closed;
        if (Kind == PictureKind.Regular) return new PictureNeedsDecision();
        (State, Checksum, PutForwardBy, PutForwardAt, AdoptedOn) = (PictureState.Adopted, checksum, by, now, on);
        Version++;
        return Outcome.Done;
    }

    public Outcome TakeBack()
    {
        if (State != PictureState.PutForward) return new PictureNotPutForward();
        (State, Checksum, Annex, AnnexVersion, PutForwardBy, PutForwardAt) = (PictureState.Open, null, null, null, null, null);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The steering group has decided. <paramref name="checksum"/> is made anew from what is on record.</summary>
    public Outcome Adopt(string checksum, DateOnly on, DecisionReference? decision)
    {
        if (State != PictureState.PutForward) return new PictureNotPutForward();
        if (checksum != Checksum) return new PictureAltered(Number);
        (State, AdoptedOn, Decision) = (PictureState.Adopted, on, decision);
        Version++;
        return Outcome.Done;
    }

    static List<Refusal> Objections(PictureFrame frame)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(frame.Title)) found.Add(new PictureTitleMissing());
        if (frame.To < frame.From) found.Add(new PicturePeriodBackwards(frame.From, frame.To));
        return found;
    }
}
