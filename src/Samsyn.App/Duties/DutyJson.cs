using System.Text.Encodings.Web;
using System.Text.Json;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Duties;

/// <summary>The duty list in the shape of the import contract; the same from the command line and the API.</summary>
public static class DutyJson
{
    public static string Of(DutyList list, Language language, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var item in list.Items) Write(json, item, language);
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static void Write(Utf8JsonWriter json, DutyItem item, Language language)
    {
        var duty = item.Duty;
        json.WriteStartObject();
        json.WriteString("id", duty.Id);
        json.WriteString("title", duty.Title.Say(language));
        json.WriteString("party", Camel(duty.Party));
        json.WriteString("body", duty.Body);
        json.WriteString("requirement", duty.Requirement);
        json.WriteStartObject("clause");
        json.WriteString("document", duty.Clause.Document);
        json.WriteString("heading", duty.Clause.Heading);
        json.WriteNumber("line", item.Line);
        if (item.Annex is { } annex) json.WriteNumber("annex", annex);
        json.WriteEndObject();
        json.WriteString("rule", duty.Rule.Say(language));
        json.WriteStartObject("window");
        Date(json, "from", duty.Window.From);
        Date(json, "to", duty.Window.To);
        json.WriteEndObject();
        Date(json, "due", duty.Due);
        json.WriteString("strength", Camel(duty.Strength));
        json.WriteString("status", Camel(item.Status.State));
        json.WriteNumber("needed", duty.Needed);
        json.WriteNumber("done", item.Status.Done);
        json.WriteBoolean("reminds", duty.Reminds);
        List(json, "conflictsWith", duty.ConflictsWith);
        List(json, "evidence", item.Status.Evidence);
        json.WriteString("reason", item.Status.Reason.Say(language));
        json.WriteString("agreement", duty.AgreementId);
        json.WriteEndObject();
    }

    static void Date(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } day) json.WriteString(name, Phrase.Date(day));
        else json.WriteNull(name);
    }

    static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }

    static string Camel<T>(T word) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
