using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Meetings of the agreement's bodies. What the overarching text says of every local body is counted under each local agreement.</summary>
static class BodyDemands
{
    public static void Add(DemandContext context)
    {
        var source = context.Source;
        foreach (var body in context.Facts.Bodies)
        {
            if (source.Level == DutyLevel.Overarching && IsLocal(body)) AddForEachLocal(context, body);
            else ForumDemands.Add(context, ForumOf(body, context.At(body.Line)), body.Cadence);
        }
        if (source.Level != DutyLevel.Local || source.Parent is not { Facts: { } above } parent || context.Facts.Bodies.Any(b => b.Kind == BodyKind.Steering && b.Cadence.Any(ForumDemands.IsDated))) return;
        // A local text that is silent on its steering group has the frequency that the overarching one sets for it (ORG-16).
        foreach (var body in above.Bodies.Where(b => b.Kind == BodyKind.Steering && IsLocal(b)))
            ForumDemands.Add(context, ForumOf(body, new DutyClause(parent.DocumentTitle, body.Name, body.Line)) with { Body = context.SteeringBody ?? body.Name }, body.Cadence);
    }

    static bool IsLocal(BodyFact body) => body.Name.StartsWith("lokal", StringComparison.OrdinalIgnoreCase);

    static Forum ForumOf(BodyFact body, DutyClause clause) => new()
    {
        Title = body.Name, Key = $"body:{DutySubject.Body(body.Name).Key}", Subject = _ => DutySubject.Body(body.Name), Clause = clause, Body = body.Name,
    };

    static void AddForEachLocal(DemandContext context, BodyFact body)
    {
        var why = new Phrase("why.eachLocal");
        context.Make($"body:{DutySubject.Body(body.Name).Key}", new Phrase("title.meeting", body.Name), why, "MTG-10", context.At(body.Line),
            new EvidenceNeed(EvidenceKinds.MeetingHeld, DutySubject.Body(body.Name)), new Standing(why), DutyStrength.Reminder, body: body.Name);
    }
}
