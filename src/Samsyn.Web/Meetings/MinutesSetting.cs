using System.Globalization;
using Samsyn.App.Meetings;
using Samsyn.Domain.Meetings;
using Samsyn.Web.Duties;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Sets minutes as a document: § for §, with what each decision means – who, by when, which annex – and what demanded the item beside it.</summary>
static class MinutesSetting
{
    public static DocumentText Of(MinutesPage page, ViewContext view) => new([.. page.Content.Items.SelectMany(item => Item(page, item, view))]);

    static IEnumerable<DocumentBlock> Item(MinutesPage page, MinutesItem item, ViewContext view)
    {
        var anchor = item.Paragraph is { } paragraph ? $"par-{paragraph.ToString(CultureInfo.InvariantCulture)}" : $"punkt-{item.Order.ToString(CultureInfo.InvariantCulture)}";
        List<MarginNote> source = [];
        if (item.Clause is { } clause)
        {
            var duty = page.Duties.GetValueOrDefault(item.Order);
            source.Add(new($"{anchor}-krav", duty is null ? NoteKind.Source : NoteKind.Duty, duty?.Title(view) ?? clause)
            {
                Text = duty is null ? null : clause, Date = duty?.Duty.Due, Status = duty is null ? null : DutyLinks.StatusOf(duty.Status.State), Act = duty is null ? null : new("", DutyLinks.Of(duty.Id)), WordIds = [anchor],
            });
        }
        var texts = item.Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Beside the first words where there are any: a note taller than a heading would part it from them.
        yield return new(anchor, BlockKind.Subheading, [new(item.Title)]) { Number = item.Paragraph is { } number ? $"§ {number.ToString(CultureInfo.InvariantCulture)} " : null, Notes = texts.Length == 0 ? source : [] };
        if (item.Presenter is { } presenter) yield return DocumentBlock.Plain($"{anchor}-f", BlockKind.Aside, view["meetings.agenda.presenter", presenter]);
        foreach (var (place, text) in texts.Index())
            yield return DocumentBlock.Plain($"{anchor}-t{place}", BlockKind.Paragraph, text) with { Notes = place == 0 ? source : [] };
        foreach (var decision in item.Decisions) yield return Decision(page, item, decision, anchor, view);
        if (item.Papers.Count > 0) yield return DocumentBlock.Plain($"{anchor}-h", BlockKind.Aside, view["meetings.minutes.papers", string.Join(", ", item.Papers)]);
        if (item.State == AgendaItemState.CarriedOver) yield return DocumentBlock.Plain($"{anchor}-o", BlockKind.Aside, view["meetings.room.carriedOver"]);
    }

    static DocumentBlock Decision(MinutesPage page, MinutesItem item, MinutesDecision decision, string anchor, ViewContext view)
    {
        var id = $"{anchor}-b{decision.Order.ToString(CultureInfo.InvariantCulture)}";
        var word = view[decision.Standing == DecisionStanding.Decided ? "meetings.minutes.decision" : "meetings.minutes.proposal"];
        // The row on record leads to how it goes; the words are those of the minutes.
        var row = page.Page.Items.SelectMany(one => one.Decisions.Where(taken => one.Item.Paragraph == item.Paragraph && taken.Order == decision.Order && taken.Text == decision.Text)).FirstOrDefault();
        List<string> facts = [];
        if (decision.Annex is { } annex) facts.Add(view["meetings.minutes.annexVersion", annex]);
        if (decision.To is { } to) facts.Add(view["meetings.minutes.assignment", to]);
        if (decision.ReviewOn is { } review) facts.Add($"{view["meetings.room.review"]} {Dates.Full(review, view.Language)}");
        return new(id, BlockKind.Paragraph, [new($"{word}: {decision.Text}") { Id = $"{id}-ord", NoteIds = [$"{id}-not"] }])
        {
            Notes =
            [
                new($"{id}-not", NoteKind.Decision, decision.Responsible ?? view["decisions.nobody"])
                {
                    Text = facts.Count > 0 ? string.Join(". ", facts) : null, Date = decision.Deadline, Act = row is null ? null : new("", MeetingLinks.Of(row.Id)), WordIds = [$"{id}-ord"],
                },
            ],
        };
    }
}
