using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Duties;

/// <summary>The dates that the parties of one agreement set themselves and that its duties wait for.</summary>
public sealed record DutyDates
{
    public required AgreementLink Agreement { get; init; }
    /// <summary>Of the dates, not of the agreement; 0 while nobody has set any.</summary>
    public required int Version { get; init; }
    /// <summary>The years that a form should ask about.</summary>
    public required IReadOnlyList<int> Years { get; init; }
    public required IReadOnlyDictionary<(int Year, ReportingPoint Point), DateOnly> Reporting { get; init; }
    /// <summary>The month and day count, in any year.</summary>
    public required DateOnly? SpringTermEnds { get; init; }
    public required DateOnly? AutumnTermBegins { get; init; }
    public required DateOnly? FirstPictureDecided { get; init; }
    public required DateOnly? FirstActionPlanDecided { get; init; }
}

/// <summary>Reads <see cref="DutyDates"/>; null when there is no such agreement for the actor.</summary>
public sealed class ReadDutyDates(SamsynDb db, Clock clock)
{
    public async Task<DutyDates?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        var link = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(agreement => agreement.Id == id)
            .Select(agreement => new AgreementLink(agreement.Id, agreement.Number, agreement.Title)).SingleOrDefaultAsync(cancellation);
        if (link is null) return null;
        var stored = (await db.DutySettings(cancellation)).Of(id);
        var set = StoredDutySettings.Read(stored);
        var year = clock.Today.Year;
        return new()
        {
            Agreement = link,
            Version = StoredDutySettings.VersionOf(stored),
            Years = [.. set.ReportingDates.Select(date => date.Year).Append(year).Append(year + 1).Distinct().Order()],
            Reporting = set.ReportingDates.ToDictionary(date => (date.Year, date.Point), date => date.Date),
            SpringTermEnds = set.SpringTermEnds,
            AutumnTermBegins = set.AutumnTermBegins,
            FirstPictureDecided = set.FirstPictureDecided,
            FirstActionPlanDecided = set.FirstActionPlanDecided,
        };
    }
}

public sealed record SetDutyDatesCommand
{
    public required AgreementId Agreement { get; init; }
    /// <summary>The version of the dates that the form was filled in against.</summary>
    public required int Version { get; init; }
    public IReadOnlyDictionary<(int Year, ReportingPoint Point), DateOnly> Reporting { get; init; } = new Dictionary<(int, ReportingPoint), DateOnly>();
    public DateOnly? SpringTermEnds { get; init; }
    public DateOnly? AutumnTermBegins { get; init; }
    public DateOnly? FirstPictureDecided { get; init; }
    public DateOnly? FirstActionPlanDecided { get; init; }
}

/// <summary>A report on a year falls within that year or the next.</summary>
public sealed record ReportingDateOutsideYear(int Year, ReportingPoint Point, DateOnly Date) : Refusal
{
    public override string Field => $"{Point}-{Year.ToString(CultureInfo.InvariantCulture)}";
}

public sealed record AutumnTermBeforeSpringEnds(DateOnly SpringEnds, DateOnly AutumnBegins) : Refusal
{
    public override string Field => "autumn";
}

/// <summary>Sets the reporting dates and school terms of one agreement; the duties that wait for them get their days.</summary>
public sealed class SetDutyDates(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, SetDutyDatesCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordMilestone, nameof(SetDutyDates), cancellation) is { IsDone: false } lacking) return lacking;
        var key = StoredDutySettings.KeyOf(command.Agreement);
        var setting = await db.Settings.SingleOrDefaultAsync(setting => setting.Key == key, cancellation);
        var current = StoredDutySettings.VersionOf((await db.DutySettings(cancellation)).Of(command.Agreement));
        if (current != command.Version) return new Stale(command.Version, current);
        List<Refusal> found = [.. Refusals(command)];
        if (found.Count > 0) return Outcome.Refused(found);

        var text = new StoredDutySettings
        {
            ReportingDates = [.. command.Reporting.OrderBy(date => date.Key).Select(date => new StoredDutySettings.ReportingDate(date.Key.Year, date.Key.Point, date.Value))],
            SpringTermEnds = command.SpringTermEnds, AutumnTermBegins = command.AutumnTermBegins,
            FirstPictureDecided = command.FirstPictureDecided, FirstActionPlanDecided = command.FirstActionPlanDecided,
        }.ToText();
        if (setting is null) db.Settings.Add(new() { Key = key, Value = text });
        else setting.Value = text;
        acts.Note(actor, nameof(SetDutyDates), command.Agreement);
        return await db.Commit(cancellation);
    }

    static IEnumerable<Refusal> Refusals(SetDutyDatesCommand command)
    {
        foreach (var ((year, point), date) in command.Reporting)
            if (date.Year != year && date.Year != year + 1) yield return new ReportingDateOutsideYear(year, point, date);
        if (command is { SpringTermEnds: { } ends, AutumnTermBegins: { } begins } && (begins.Month, begins.Day).CompareTo((ends.Month, ends.Day)) <= 0)
            yield return new AutumnTermBeforeSpringEnds(ends, begins);
    }
}

/// <summary>What is set for all agreements, and for some of them.</summary>
sealed class AllDutySettings(IReadOnlyDictionary<string, string> stored)
{
    /// <summary>What is set for the agreement, otherwise for all; null when nothing is.</summary>
    public string? Of(AgreementId id) => stored.GetValueOrDefault(StoredDutySettings.KeyOf(id)) ?? stored.GetValueOrDefault(StoredDutySettings.Key);
}

static class DutySettingRows
{
    public static async Task<AllDutySettings> DutySettings(this SamsynDb db, CancellationToken cancellation) =>
        new(await db.Settings.AsNoTracking().Where(setting => setting.Key == StoredDutySettings.Key || setting.Key.StartsWith(StoredDutySettings.Key + ":"))
            .ToDictionaryAsync(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal, cancellation));
}
