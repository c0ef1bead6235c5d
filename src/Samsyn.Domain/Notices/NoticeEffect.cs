using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Notices;

/// <summary>What a party says formally to another under the agreement.</summary>
public enum NoticeKind { RectificationDemand, Renegotiation, ExitRequest, CompensationClaim, Information, ContactChange, Other }

public enum NoticeEffectKind
{
    /// <summary>The time begins when the notice counts as received, and nobody knows yet when that is.</summary>
    AwaitsReceipt,
    /// <summary>Time for rectification runs; after it there may be a right to leave (NOT-11, NOT-12).</summary>
    RectificationRuns,
    /// <summary>Every obligation remains until a change is agreed in writing (NOT-13).</summary>
    ObligationsRemain,
    /// <summary>Leaving takes a material breach, a written demand and no rectification in time.</summary>
    ExitAsked,
    /// <summary>Reasonable compensation is asked for; no text says how it is reckoned (NOT-21).</summary>
    CompensationAsked,
    /// <summary>The other party has been told.</summary>
    Told,
}

/// <summary>What a notice leads to. The last day and the first day of a right only where the text gives them.</summary>
public sealed record NoticeEffect(NoticeEffectKind Kind, DateOnly? LastDay = null, DateOnly? RightFrom = null)
{
    public static NoticeEffect Of(NoticeKind kind, DateOnly? received, bool materialBreach, int? rectificationDays) => kind switch
    {
        NoticeKind.RectificationDemand when received is { } day => Rectification(new()
        {
            ReceivedOn = day, MaterialBreachAlleged = materialBreach, InWriting = true, Days = rectificationDays,
        }),
        NoticeKind.RectificationDemand => new(NoticeEffectKind.AwaitsReceipt),
        NoticeKind.Renegotiation => new(NoticeEffectKind.ObligationsRemain),
        NoticeKind.ExitRequest => new(NoticeEffectKind.ExitAsked),
        NoticeKind.CompensationClaim => new(NoticeEffectKind.CompensationAsked),
        _ => new(NoticeEffectKind.Told),
    };

    static NoticeEffect Rectification(RectificationDemand demand) =>
        new(NoticeEffectKind.RectificationRuns, EarlyExit.LastDay(demand), EarlyExit.RightFrom(demand));
}

/// <summary>The clause that a notice leans on, so that the reader can open the words.</summary>
public sealed record NoticeClause(string Document, string? Heading, int Line)
{
    /// <summary>From the local text, or from the overarching one when the local is silent; null when neither states anything of the kind.</summary>
    public static NoticeClause? For(NoticeKind kind, params ReadOnlySpan<(string Document, AgreementFacts Facts)> texts)
    {
        foreach (var (document, facts) in texts)
            foreach (var wanted in Kinds(kind))
                if (facts.Obligations.FirstOrDefault(o => o.Kind == wanted) is { } found) return new(document, found.Heading, found.Line);
        return null;
    }

    static ObligationKind[] Kinds(NoticeKind kind) => kind switch
    {
        NoticeKind.RectificationDemand or NoticeKind.ExitRequest or NoticeKind.CompensationClaim => [ObligationKind.Rectification],
        NoticeKind.Renegotiation => [ObligationKind.Renegotiation],
        NoticeKind.Information => [ObligationKind.InformOtherParty],
        _ => [ObligationKind.NoticeByLetter, ObligationKind.NoticeByEmail],
    };
}
