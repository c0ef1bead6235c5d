using System.Globalization;
using System.Text;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Duties;

/// <summary>The duty list as a file for a spreadsheet.</summary>
public static class DutyCsv
{
    public static byte[] Of(DutyList list, Language language)
    {
        string Text(string key) => Texts.Get(language, "duties." + key);
        var csv = new StringBuilder();
        csv.Row([Text("column.what"), Text("column.rule"), Text("column.party"), Text("column.body"), Text("column.plan"), Text("column.agreement"), Text("column.clause"), Text("column.line"),
            Text("column.from"), Text("column.to"), Text("column.due"), Text("column.strength"), Text("column.status"), Text("column.done"), Text("column.needed"), Text("column.reason")]);
        foreach (var item in list.Items)
        {
            var duty = item.Duty;
            csv.Row([duty.Title.Say(language), duty.Rule.Say(language), Text("party." + duty.Party), duty.Body, item.Plan, item.Agreement.Number, duty.Clause.Heading ?? duty.Clause.Document,
                item.Line == 0 ? null : Number(item.Line), Phrase.Date(duty.Window.From), duty.Window.To is { } to ? Phrase.Date(to) : null, duty.Due is { } due ? Phrase.Date(due) : null,
                Text("strength." + duty.Strength), Texts.Get(language, "ui.status." + Status(item.Status.State)), Number(item.Status.Done), Number(duty.Needed), item.Status.Reason.Say(language)]);
        }
        return csv.AsFile();
    }

    static string Status(DutyState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
