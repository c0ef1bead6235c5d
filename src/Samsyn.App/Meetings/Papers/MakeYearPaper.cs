using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings.Papers;

/// <summary>The papers of a body and a year.</summary>
public enum YearOfBodyPaper { DecisionList, Wheel }

/// <summary>The decision list or the year wheel of a body, with those of the groups within it.</summary>
public sealed class MakeYearPaper(SamsynDb db, Clock clock, PaperPress press)
{
    public async Task<Outcome<PaperFile>> Run(Actor actor, BodyId id, int year, YearOfBodyPaper kind, PaperFormat format, Language language, CancellationToken cancellation)
    {
        var visible = db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today);
        if (year is < 1900 or > 2200 || await visible.SingleOrDefaultAsync(body => body.Id == id, cancellation) is not { } body) return new NotFound();
        var names = await visible.Where(one => one.Id == id || one.Parent == id).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var agreement = await db.Agreements.AsNoTracking().SingleAsync(one => one.Id == body.Agreement, cancellation);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var about = new YearOfBody { Body = body.Name, Agreement = agreement.Title, DiaryNumbers = [.. agreement.DiaryNumbers.Select(number => number.ToString()!)], Year = year };
        List<BodyId> ids = [.. names.Keys];

        if (kind == YearOfBodyPaper.Wheel)
        {
            if (format is PaperFormat.Csv or PaperFormat.Xlsx) return new NotFound();
            var meetings = await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(meeting => ids.Contains(meeting.Body) && meeting.Date >= from && meeting.Date <= to).ToListAsync(cancellation);
            var content = about with
            {
                Meetings = [.. meetings.Select(meeting => new MeetingOfYear(meeting.Date, meeting.Starts, meeting.Group is { } group ? $"{names[meeting.Body]}, {group}" : names[meeting.Body],
                    meeting.State, meeting.State == MeetingState.Held ? meeting.ChairedBySide : meeting.ChairTurn, meeting.Place))],
            };
            return await press.Write(YearPaper.Of(content, clock.Today, clock.Now, language), format, cancellation);
        }

        var decisions = await Decisions(actor, ids, from, to, names, cancellation);
        if (format is not (PaperFormat.Csv or PaperFormat.Xlsx)) return await press.Write(DecisionPapers.List(about, decisions, clock.Now, clock.Today, language), format, cancellation);
        var title = new PaperWords(language)["decisions.title", body.Name, year];
        var register = DecisionTable.Of(decisions, title, agreement.Title, clock.Now, language);
        return new PaperFile
        {
            Title = title, Kind = title, Format = format, Name = PaperPress.NameOf(title, format), Bytes = format == PaperFormat.Csv ? RegisterCsv.Write(register) : RegisterXlsx.Write(register),
        };
    }

    async Task<IReadOnlyList<DecisionRow>> Decisions(Actor actor, List<BodyId> bodies, DateOnly from, DateOnly to, Dictionary<BodyId, string> names, CancellationToken cancellation)
    {
        var decisions = await db.Decisions.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(one => bodies.Contains(one.Body) && one.On >= from && one.On <= to)
            .OrderBy(one => one.On).ThenBy(one => one.Paragraph).ThenBy(one => one.Order)
            .Join(db.Meetings, one => one.Meeting, meeting => meeting.Id, (one, meeting) => new { Decision = one, meeting.Number }).ToListAsync(cancellation);
        return [.. decisions.Select(row => new DecisionRow(row.Decision, names[row.Decision.Body], row.Number))];
    }
}
