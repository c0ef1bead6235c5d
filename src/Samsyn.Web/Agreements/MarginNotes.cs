using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Web.Duties;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;
using Language = Samsyn.App.Language;

namespace Samsyn.Web.Agreements;

/// <summary>What the words of one part cause: duties, decisions, what was understood and what was remarked, by line.</summary>
sealed class MarginNotes(AgreementDocument document, AgreementSection section, string prefix, ViewContext view)
{
    readonly Dictionary<int, List<Caused>> _byLine = [];

    AgreementFacts Facts => section.Facts;

    public IReadOnlyDictionary<int, List<Caused>> ByLine()
    {
        Versions();
        Duties();
        Agreed();
        Told();
        Bodies();
        Lists();
        Plans();
        Findings();
        return _byLine;
    }

    void Add(int line, NoteKind kind, string title, string? named = null, Func<MarginNote, MarginNote>? with = null)
    {
        if (line < section.From || line > section.To) return;
        if (!_byLine.TryGetValue(line, out var notes)) _byLine[line] = notes = [];
        var note = new MarginNote($"{prefix}not-{line}-{notes.Count}", kind, title);
        notes.Add(new(with is null ? note : with(note), named));
    }

    void Versions()
    {
        if (section is not { Annex: { } annex, Version: { } version }) return;
        var first = Enumerable.Range(section.From, section.To - section.From + 1).FirstOrDefault(line => !string.IsNullOrWhiteSpace(section.Text.Lines[line - 1]), section.From);
        var page = new Link("", AgreementLinks.Annex(document.Page.Id, annex.Number));
        if (version is { DecidedOn: { } on })
            Add(first, NoteKind.Decision, view["agreements.note.decided", version.Number], null, note => note with
            {
                Date = on, Act = page, Who = version.Decision?.Body, Text = version.Decision is { Paragraph: { } paragraph } decision ? $"{paragraph}: {decision.Text}" : version.Decision?.Text,
            });
        if (annex.Versions.FirstOrDefault(one => one.State == AnnexVersionState.Proposed && one.ProposedOn <= document.Page.On) is { } open)
            Add(first, NoteKind.Version, view["agreements.note.proposed", open.Number], null, note => note with { Date = open.ProposedOn, Text = open.Reason, Act = page });
    }

    void Duties()
    {
        foreach (var row in document.Duties)
        {
            var item = row.Shown;
            if (item.Line == 0 || (section.IsLater ? item.Annex != section.Number : item.Annex is not null)) continue;
            var missed = row.Missed;
            Add(item.Line, NoteKind.Duty, item.Title(view), null, note => note with
            {
                Text = missed > 0 && row.IsSeries ? $"{item.Duty.Rule.Say(view.Language)} · {view["agreements.note.missed", missed]}" : item.Duty.Rule.Say(view.Language),
                Date = item.Duty.Due, Status = DutyLinks.StatusOf(item.Status.State), Who = view["duties.party." + item.Duty.Party],
                Act = new("", DutyLinks.Of(item.Id, document.Page.On == view.Today ? null : document.Page.On)),
            });
            if (item.Duty.ConflictsWith.Select(id => document.Conflicting.GetValueOrDefault(id)).OfType<DutyItem>().FirstOrDefault(other => other.Duty.Demand.Key != item.Duty.Demand.Key) is { } other)
                Add(item.Line, NoteKind.Finding, view["agreements.note.conflict"], null, note => note with
                {
                    Text = $"{other.Duty.Rule.Say(view.Language)} ({DutyLinks.Source(other)})", Act = DutyLinks.Clause(other, view) ?? new("", DutyLinks.Of(other.Id)),
                });
        }
    }

    void Agreed()
    {
        if (Facts.Term is { } term)
        {
            var until = (term.From, term.To) switch
            {
                ({ } from, { } to) => Dates.Interval(from, to, view.Language),
                (null, { } to) => view["agreements.until", Dates.Full(to, view.Language)],
                ({ } from, null) => view["agreements.sinceOn", Dates.Full(from, view.Language)],
                _ => view["agreements.untilFurther"],
            };
            List<string> more = [];
            if (term.ExtensionYears is { } years) more.Add(view["agreements.note.extension", years]);
            if (term.ConsultationMonthsBefore is { } months) more.Add(view["agreements.note.consultation", months]);
            if (term.RevisionYears is { } every) more.Add(view["agreements.note.revision", every]);
            // Duties of the term say the same with their dates.
            if (!_byLine.ContainsKey(term.Line)) Add(term.Line, NoteKind.Fact, view["agreements.note.term", until], null, note => note with { Text = more.Count > 0 ? string.Join(" · ", more) : null });
        }
        foreach (var party in Facts.Parties)
            Add(party.Line, NoteKind.Fact, view["agreements.note.party", view["agreements.role." + party.Role]], party.Name, note => note with { Text = party.OrganisationNumber });
        if (Facts.Parent is { Line: { } line } && document.Page.Parent is { } parent)
            Add(line, NoteKind.Source, view["agreements.note.parent"], null, note => note with { Text = $"{parent.Number} {parent.Title}", Act = new("", AgreementLinks.Of(parent.Id)) });
        foreach (var signed in Facts.Signatories)
            Add(signed.Line, NoteKind.Decision, view["agreements.note.signed", signed.Title], signed.Title, note => note with { Date = signed.Date, Text = signed.Place });
    }

    /// <summary>At the clause on the information duty: how often it was kept, and the way to keep it.</summary>
    void Told()
    {
        if (document.Told is not { } told) return;
        foreach (var clause in Facts.Obligations.Where(obligation => obligation.Kind == ObligationKind.InformOtherParty))
            Add(clause.Line, NoteKind.Source, told.Count == 0 ? view["information.marginNone"] : view["information.margin", told.Count], null, note => note with
            {
                Date = told.Latest is { } at ? Clock.DateOf(at) : null, Text = told.Unacknowledged > 0 ? view["information.marginOpen", told.Unacknowledged] : null,
                Act = new("", Notices.InformationLinks.All(document.Page.Id)),
            });
    }

    void Bodies()
    {
        foreach (var body in Facts.Bodies)
            Add(body.Line, NoteKind.Fact, view["agreements.note.body." + body.Kind], body.Name, note => note with
            {
                Text = Joined(body.Name.Equals(view["agreements.note.body." + body.Kind], StringComparison.OrdinalIgnoreCase) ? null : body.Name, TimeWords.Of(body.Cadence, view.Language), body.Members.Count > 0 ? view["agreements.note.members", body.Members.Count] : null),
            });
        foreach (var followUp in Facts.FollowUp)
            Add(followUp.Line, NoteKind.Fact, view["agreements.note.followUp." + followUp.Object], null, note => note with { Text = Joined(TimeWords.Of(followUp.Cadence, view.Language)), Who = followUp.Responsible });
        if (Facts.Communication is { MainMessage: { } message } plan)
            Add(plan.Line, NoteKind.Fact, view["agreements.note.message"], null, note => note with { Text = message });
    }

    /// <summary>Sources and areas come in lists: one note at the first says how many were understood.</summary>
    void Lists()
    {
        List(Facts.Sources.Where(source => Within(source.Line)).Select(source => (source.Line, source.Name)), NoteKind.Source, "agreements.note.sources");
        List(Facts.PriorityAreas.Where(area => Within(area.Line)).Select(area => (area.Line, area.Title)), NoteKind.Fact, "agreements.note.areas");
        foreach (var figures in Facts.Statistics.Where(figure => Within(figure.Line)).GroupBy(figure => figure.Line))
            Add(figures.Key, NoteKind.Source, view["agreements.note.figures"], null, note => note with { Text = string.Join("; ", figures.Take(3).Select(Figure)) });
    }

    void List(IEnumerable<(int Line, string Name)> facts, NoteKind kind, string text)
    {
        var all = facts.OrderBy(fact => fact.Line).ToList();
        if (all.Count > 0) Add(all[0].Line, kind, view[text, all.Count], null);
    }

    void Plans()
    {
        foreach (var plan in Facts.Plans)
        {
            var normal = plan.Readiness.FirstOrDefault(row => row.Level == ReadinessLevel.Normal)?.Cadence ?? [];
            Add(plan.Line, NoteKind.Fact, view["agreements.note.plan"], null, note => note with
            {
                Text = Joined(TimeWords.Of(plan.Term, view.Language), TimeWords.Of(normal, view.Language), plan.Missing.Count > 0 ? view["agreements.note.planMissing", plan.Missing.Count] : null), Who = plan.Fields.Convener is { Length: <= 60 } convener ? convener : null,
            });
            foreach (var (field, party) in new[] { ("policeCommitment", DutyParty.Police), ("districtCommitment", DutyParty.City) })
                if (plan.FieldLines.TryGetValue(field, out var line))
                    Add(line, NoteKind.Commitment, view["duties.party." + party], null, note => note with { Text = plan.Title });
        }
        foreach (var area in Facts.Areas)
            Add(area.Line, NoteKind.Fact, view["agreements.note.area"], null, note => note with { Text = view["agreements.note.activities", area.Activities.Count] });
    }

    void Findings()
    {
        if (section.IsLater) return;
        foreach (var finding in document.Findings.Where(finding => Within(finding.Line)))
            Add(finding.Line, NoteKind.Finding, Texts.Of(finding, view.Language));
    }

    bool Within(int line) => line >= section.From && line <= section.To;

    string Figure(StatisticFact figure) => Joined(figure.What, (figure.From, figure.To, figure.Value) switch
    {
        ({ } from, { } to, _) => $"{Number(from)} → {Number(to)}",
        (_, _, { } value) => Number(value),
        _ => null,
    }, figure is { FromPeriod: { } before, ToPeriod: { } after } ? $"{before}–{after}" : figure.ToPeriod ?? figure.FromPeriod)!;

    string Number(decimal number) => number.ToString("0.###", CultureInfo.GetCultureInfo(view.Language == Language.Swedish ? "sv-SE" : "en-GB"));

    static string? Joined(params IReadOnlyList<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
