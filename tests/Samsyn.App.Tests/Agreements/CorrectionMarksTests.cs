using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.App.Tests.Agreements;

public sealed class CorrectionMarksTests
{
    static readonly PersonId Who = TestActors.Coordinator.Person;

    static ImportProposal Proposal() => ImportProposal.Open(new(new("01920000-0000-7000-8000-00000000aaaa")), new()
    {
        Source = new() { File = "avtal.txt", Format = SourceFormat.Text, Sha256 = "00", Lines = TestAgreements.Lines.Count },
        DocumentKind = DocumentKind.LocalAgreement, Facts = TestAgreements.Facts, Findings = [], Lines = TestAgreements.Lines,
    }, Who, DateTimeOffset.UnixEpoch).Value;

    static CorrectionMarks After(ImportProposal proposal, params (string Path, string? Value)[] corrections)
    {
        foreach (var (path, value) in corrections) Assert.True(proposal.Correct(path, value, Who, DateTimeOffset.UnixEpoch).IsDone);
        return CorrectionMarks.Of(proposal.Corrections);
    }

    [Fact]
    public void A_fact_changed_twice_is_marked_with_what_was_read_and_one_changed_back_is_not_marked()
    {
        var proposal = Proposal();
        Assert.Equal("\"2018-12-31\"", After(proposal, ("/term/to", "2019-12-31"), ("/term/to", "2020-12-31")).Marks["/term/to"].Before);
        Assert.Empty(After(proposal, ("/term/to", "2018-12-31")).Marks);
    }

    [Fact]
    public void Marks_move_with_their_facts_when_one_before_them_is_removed()
    {
        var marks = After(Proposal(), ("/parties/1/name", "Polisen i Norra Fjärden"), ("/parties/0", null));
        Assert.Equal("\"Lokalpolisområde Norra Fjärden\"", marks.Marks["/parties/0/name"].Before);
        Assert.Equal(("/parties", 0), (Assert.Single(marks.Removed).List, marks.Removed[0].Index));
    }

    [Fact]
    public void A_removed_fact_is_put_back_where_it_stood_and_the_marks_with_it()
    {
        var proposal = Proposal();
        var marks = After(proposal, ("/parties/1/name", "Polisen i Norra Fjärden"), ("/parties/0", null));
        var restore = marks.Restore(0, proposal.Facts)!;
        marks = After(proposal, (restore.Path, restore.Value));
        Assert.Equal(TestAgreements.Facts.Parties[0], proposal.Facts.Parties[0]);
        Assert.Empty(marks.Removed);
        Assert.Equal(["/parties/1/name"], marks.Marks.Keys);
        Assert.Null(marks.Restore(0, proposal.Facts));
    }

    [Fact]
    public void Removing_what_a_person_added_leaves_no_trace_and_undoing_it_removes_it()
    {
        var proposal = Proposal();
        var marks = After(proposal, ("/parties/2", """{"name":"Fastighetsägarna"}"""), ("/parties/2/name", "Fastighetsägarna i Norra Fjärden"));
        Assert.Equal(1, marks.Count);
        var undo = marks.Undo("/parties/2")!;
        marks = After(proposal, (undo.Path, undo.Value));
        Assert.Equal(0, marks.Count);
        Assert.Equal(2, proposal.Facts.Parties.Count);
    }

    [Fact]
    public void Undoing_gives_a_text_back_without_quotes()
    {
        var proposal = Proposal();
        var undo = After(proposal, ("/title", "Ny \"titel\"")).Undo("/title")!;
        Assert.Equal(0, After(proposal, (undo.Path, undo.Value)).Count);
        Assert.Equal(TestAgreements.Facts.Title, proposal.Facts.Title);
        Assert.Null(CorrectionMarks.Of([]).Undo("/title"));
    }
}
