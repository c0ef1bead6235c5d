using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Duties;

/// <summary>The duty list as a file for a spreadsheet.</summary>
public static class DutyCsv
{
    public static byte[] Of(DutyList list, Language language) => RegisterCsv.Write(Register(list, language));

    static Register Register(DutyList list, Language language)
    {
        RegisterColumn Column(string key) => new(Texts.Get(language, "duties.column." + key));
        return new()
        {
            Title = Texts.Get(language, "duties.title"), Sender = "Samsyn", Language = language == Language.Swedish ? "sv-SE" : "en-GB", Dated = new(list.AsOf.ToDateTime(default), TimeSpan.Zero),
            Columns = [.. ((string[])["what", "rule", "party", "body", "plan", "agreement", "clause", "line", "from", "to", "due", "strength", "status", "done", "needed", "reason"]).Select(Column)],
            Rows = list.Items.Select(item => Row(item, language)),
        };
    }

    static IReadOnlyList<RegisterCell> Row(DutyItem item, Language language)
    {
        var duty = item.Duty;
        return
        [
            duty.Title.Say(language), duty.Rule.Say(language), Texts.Get(language, "duties.party." + duty.Party), duty.Body, item.Plan, item.Agreement.Number, duty.Clause.Heading ?? duty.Clause.Document,
            item.Line == 0 ? default(RegisterCell) : item.Line, duty.Window.From, duty.Window.To, duty.Due, Texts.Get(language, "duties.strength." + duty.Strength),
            Texts.Get(language, "ui.status." + Status(item.Status.State)), item.Status.Done, duty.Needed, item.Status.Reason.Say(language),
        ];
    }

    static string Status(DutyState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
