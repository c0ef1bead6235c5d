using System.Text.Json;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.App.ActionPlans;

/// <summary>The register as JSON; cadence and term are written as in the import contract, with the same in words beside.</summary>
public static class PlanJson
{
    public static string Of(PlanRegister register, Language language) => JsonSerializer.Serialize(register.Rows.Select(row => new
    {
        Agreement = new { row.Agreement.Id.Value, row.Agreement.Number, row.Agreement.Title },
        row.Applies,
        row.Kind,
        row.Title,
        row.Area,
        Address = $"/planer/{row.Agreement.Id.Value}/{row.Slug}{(row.Activity is { } activity ? $"#aktivitet-{activity}" : "")}",
        row.RefersTo,
        row.Cadence,
        CadenceInWords = TimeWords.Of(row.Cadence, language),
        row.Convener,
        row.Administrator,
        row.Term,
        TermInWords = TimeWords.Of(row.Term, language),
        row.Lacking,
        Complete = row.Lacking is null ? (bool?)null : row.Lacking.Count == 0,
        Next = row.Next is { } next ? new { next.Id, Title = next.Duty.Title.Say(language), next.Duty.Due } : null,
        row.Overdue,
    }), FactsJson.Options);
}
