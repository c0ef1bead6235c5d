using System.Globalization;
using System.Text;
using System.Text.Json;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.App.Agreements;

/// <summary>Agreements and their compliance as files for other programs; the same from the address of the API and as downloads.</summary>
public static class AgreementFiles
{
    public static string Json(IReadOnlyList<AgreementRow> rows) => JsonSerializer.Serialize(rows.Select(row => new
    {
        Id = row.Id.Value, row.Number, row.Title, row.Level, row.State, row.InForceFrom, row.LastDay, Parent = row.Parent?.Value, row.Parties,
    }), FactsJson.Options);

    public static string Json(AgreementPage page) => JsonSerializer.Serialize(new
    {
        Id = page.Id.Value, page.Number, page.Title, page.Level, AsOf = page.On, page.State, page.Version,
        page.Time.InForceFrom, page.Time.TermLastDay, page.Time.LastDay, page.Time.LatestConsultation, page.Time.Consultations, page.Time.Extensions,
        Parties = page.Parties.Select(party => new { party.Name, party.Role, party.Standing, party.OrganisationNumber, party.Address }),
        page.DiaryNumbers,
        Parent = page.Parent is { } parent ? new { Id = parent.Id.Value, parent.Number, parent.Title } : null,
        Annexes = page.Annexes.Select(annex => new
        {
            annex.Number, annex.Title, annex.Kind, annex.Path,
            Applies = annex.Applies is { } version ? new { version.Number, version.DecidedOn, version.Decision, version.Text.Sha256 } : null,
        }),
        page.Facts,
        page.Text.Sha256, page.SourceSha256,
    }, FactsJson.Options);

    public static string Json(CompliancePage page) => JsonSerializer.Serialize(new
    {
        Agreement = new { Id = page.Agreement.Id.Value, page.Agreement.Number, page.Agreement.Title },
        Parent = page.Parent is { } parent ? new { Id = parent.Id.Value, parent.Number, parent.Title } : null,
        AsOf = page.On, page.RuleSet,
        Items = page.Items.Select(item => new { item.Item, Title = new { Sv = item.Title.Swedish, En = item.Title.English }, item.Result, Reason = new { Sv = item.Reason.Swedish, En = item.Reason.English }, item.Lacking, item.Where }),
    }, FactsJson.Options);

    /// <summary>Semicolons and a byte order mark, as a Swedish Excel opens it.</summary>
    public static byte[] Csv(CompliancePage page, Language language)
    {
        string Text(string key) => Texts.Get(language, "agreements.compliance.column." + key);
        var csv = new StringBuilder();
        Row(csv, [Text("item"), Text("what"), Text("result"), Text("reason"), Text("lacking"), Text("lines")]);
        foreach (var item in page.Items)
            Row(csv, [item.Item, item.Title.Say(language), Texts.Of(item.Result, language), item.Reason.Say(language), string.Join(", ", item.Lacking),
                string.Join(", ", item.Where.Select(place => place.Line.ToString(CultureInfo.InvariantCulture)))]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    public static string Say(this Bilingual words, Language language) => language == Language.Swedish ? words.Swedish : words.English;

    static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    // A text from a document that begins as a formula would be run as one.
    static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
