using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.Domain.Tests.Situations.Pictures;

public sealed class PictureTests
{
    static readonly PersonId Elsa = new(Guid.CreateVersion7()), Vidar = new(Guid.CreateVersion7());
    static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    readonly Picture _picture = Picture.Begin(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), PictureKind.Regular, 1, new("Bild", new(2026, 1, 1), new(2026, 6, 30)), null, Elsa, Now).Value;
    readonly PictureSection _section = PictureSection.Of(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), 1, new() { Key = "a", Part = PicturePart.Crime, Heading = "Rån" }, [], []);

    [Fact]
    public void An_edition_needs_a_title_and_a_period_that_runs_forwards() =>
        Assert.Equal([new PictureTitleMissing(), new PicturePeriodBackwards(new(2026, 2, 1), new(2026, 1, 1))], Picture.Begin(default, default, PictureKind.Regular, 1, new(" ", new(2026, 2, 1), new(2026, 1, 1)), null, Elsa, Now).Refusals);

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public void Own_text_is_the_sides_alone_until_released_is_not_rewritten_while_released_and_can_be_taken_back()
    {
        var own = OwnText.Begin(new(Guid.CreateVersion7()), _section, PartySide.Police, Vidar, "Vidar", Now);
        Assert.Equal(Ownership.Private, Ownership.StateOf(own));
        Assert.Equal([new OwnTextEmpty()], own.Release(Vidar, "Vidar", new(2026, 7, 1), Now).Refusals);
        Assert.True(own.Write("Rånen sker vid torget.", Vidar, "Vidar", Now).IsDone);
        Assert.Equal([new OwnTextNotReleased()], own.Withdraw().Refusals);

        Assert.True(own.Release(Vidar, "Vidar", new(2026, 7, 1), Now).IsDone);
        Assert.Equal((Ownership.Shared, "Vidar"), (Ownership.StateOf(own), own.ReleasedByName));
        Assert.Equal([new OwnTextReleased(new(2026, 7, 1))], own.Write("Annat", Vidar, "Vidar", Now).Refusals);
        Assert.True(own.Withdraw().IsDone);
        Assert.Equal((Ownership.Private, null, "Rånen sker vid torget."), (Ownership.StateOf(own), own.ReleasedByName, own.Text));
    }

    [Fact]
    [Trait("Requirement", "SIT-03")]
    public void A_joint_paragraph_keeps_the_origin_of_the_released_words_also_when_the_release_is_taken_back()
    {
        var own = OwnText.Begin(new(Guid.CreateVersion7()), _section, PartySide.Police, Vidar, "Vidar", Now);
        own.Write("Rånen sker vid torget.\n\nDe flesta är under 18.", Vidar, "Vidar", Now);
        own.Release(Vidar, "Vidar", new(2026, 7, 1), Now);
        Assert.True(_section.Write("Rånen sker vid torget.\n\nTillsammans ser vi ett mönster.", [own], Elsa, "Elsa", Now).IsDone);
        Assert.Equal([new("Rånen sker vid torget.", PartySide.Police), new JointParagraph("Tillsammans ser vi ett mönster.", null)], _section.Joint);

        own.Withdraw();
        Assert.True(_section.Write("Rånen sker vid torget.\n\nDe flesta är under 18.", [own], Elsa, "Elsa", Now).IsDone);
        // What is not released gives no paragraph its origin.
        Assert.Equal([PartySide.Police, null], _section.Joint.Select(one => one.From));
    }

    [Fact]
    public void No_single_person_stands_in_a_picture() =>
        Assert.Equal([new PersonalNumberInPicture("text")], _section.Write("Gäller 050124-9809.", [], Elsa, "Elsa", Now).Refusals);

    [Fact]
    [Trait("Requirement", "SIT-12")]
    public void A_section_of_named_readers_has_readers_of_both_parties_and_whoever_names_them()
    {
        Assert.Equal([new YouWouldShutYourselfOut()], _section.Name([(Vidar, PartySide.Police)], Elsa).Refusals);
        Assert.Equal([new ReaderOfOneParty(PartySide.Police)], _section.Name([(Elsa, PartySide.City)], Elsa).Refusals);
        Assert.True(_section.Name([(Elsa, PartySide.City), (Vidar, PartySide.Police)], Elsa).IsDone);
        Assert.Equal([Elsa, Vidar], _section.Readers.ToHashSet());
        Assert.True(_section.Name([], Elsa).IsDone);
        Assert.False(_section.IsRestricted);
    }

    [Fact]
    [Trait("Requirement", "SIT-05")]
    public void Put_forward_nothing_changes_and_only_what_was_put_forward_is_adopted()
    {
        Assert.True(_picture.PutForward("a", 3, new(Guid.CreateVersion7()), Elsa, Now).IsDone);
        Assert.Equal([new PictureClosed(PictureState.PutForward)], _picture.MayChange.Refusals);
        Assert.Equal([new PictureAltered(1)], _picture.Adopt("b", new(2026, 7, 5), null).Refusals);
        Assert.True(_picture.Adopt("a", new(2026, 7, 5), null).IsDone);
        Assert.Equal((PictureState.Adopted, new DateOnly(2026, 7, 5)), (_picture.State, _picture.AdoptedOn!.Value));
        Assert.Equal([new PictureNotPutForward()], _picture.TakeBack().Refusals);
    }

    [Fact]
    public void The_seal_follows_every_word_figure_reader_and_frozen_block()
    {
        List<string> seals = [_section.Content()];
        void Changed() => seals.Add(_section.Content());
        _section.Write("Ett", [], Elsa, "Elsa", Now);
        Changed();
        _section.Write("Ett\n\nTvå", [], Elsa, "Elsa", Now);
        Changed();
        PictureFigure figure = new() { Id = Guid.CreateVersion7(), Label = "Rån", Value = 41, Unit = "anmälningar", Area = "Torget", From = new(2026, 1, 1), To = new(2026, 6, 30) };
        _section.Keep(figure, Elsa, "Elsa", Now);
        Changed();
        _section.Keep(figure with { Comment = "Läs så här" }, Elsa, "Elsa", Now);
        Changed();
        PictureBlock block = new() { Id = Guid.CreateVersion7(), Dataset = Guid.CreateVersion7(), Method = "change", Caption = "Rån", Parameters = new Dictionary<string, string> { ["from"] = "2025" } };
        _section.Keep(block, Elsa, "Elsa", Now);
        Changed();
        _section.Keep(block with { Frozen = FrozenBlock.Of(Now, "[1]") }, Elsa, "Elsa", Now);
        Changed();
        _section.Name([(Elsa, PartySide.City), (Vidar, PartySide.Police)], Elsa);
        Changed();
        Assert.Equal(seals.Count, seals.Distinct().Count());
        Assert.Equal(_section.Content(), _section.Seal());
    }

    [Fact]
    public void A_frozen_block_knows_when_it_was_altered()
    {
        var frozen = FrozenBlock.Of(Now, """{"rows":[[1,2]]}""");
        Assert.True(frozen.IsWhole);
        Assert.False((frozen with { Data = """{"rows":[[1,3]]}""" }).IsWhole);
    }

    [Fact]
    public void A_remark_is_answered_settled_once_and_then_closed()
    {
        var remark = SectionRemark.Make(new(Guid.CreateVersion7()), _section, "Räknar vi lika?", PartySide.Police, Vidar, "Vidar", Now).Value;
        Assert.True(remark.Answer(new(" Nej ", PartySide.City, Elsa, "Elsa", Now)).IsDone);
        Assert.Equal([new RemarkEmpty()], remark.Settle(" ", "Elsa", Now).Refusals);
        Assert.True(remark.Settle("Vi redovisar båda.", "Elsa", Now).IsDone);
        Assert.Equal([new RemarkSettled()], remark.Answer(new("Mer", PartySide.City, Elsa, "Elsa", Now)).Refusals);
        Assert.Equal("Nej", Assert.Single(remark.Answers).Text);
    }
}
