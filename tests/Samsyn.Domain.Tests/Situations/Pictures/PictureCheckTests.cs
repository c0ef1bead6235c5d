using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Situations.Pictures;

public sealed class PictureCheckTests
{
    static readonly PersonId Elsa = new(Guid.CreateVersion7());
    static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    readonly Picture _picture = Picture.Begin(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), PictureKind.Regular, 1, new("Bild", new(2026, 1, 1), new(2026, 6, 30)), null, Elsa, Now).Value;

    [Theory]
    [InlineData("Personrånen ökade till 41.", true)]
    [InlineData("Drygt 12 procent känner sig otrygga.", true)]
    [InlineData("Under 2025 byggdes torget om.", false)]
    [InlineData("Enligt 18 § ordningslagen.", false)]
    [InlineData("Oron är störst klockan 20 till natten, särskilt den 14 mars.", false)]
    [InlineData("Andelen är 41 % [källa 2].", true)]
    [Trait("Requirement", "SIT-18")]
    public void A_number_is_a_statement_and_a_year_a_paragraph_or_a_time_is_none(string text, bool states) => Assert.Equal(states, SourceMarks.StatesNumber(text));

    [Theory]
    [InlineData("Fler rån [källa 3].", new[] { 3 })]
    [InlineData("Se [källor 3, 5 och 12] samt [Source 1].", new[] { 3, 5, 12, 1 })]
    [InlineData("Inget märke [3] och [källa] och [källa x].", new int[0])]
    [Trait("Requirement", "SIT-16")]
    public void Marks_name_sources_by_number_and_the_pieces_give_the_text_back(string text, int[] sources)
    {
        Assert.Equal(sources, SourceMarks.In(text));
        Assert.Equal(text, string.Concat(SourceMarks.Pieces(text).Select(piece => piece.Text)));
    }

    [Fact]
    [Trait("Requirement", "SIT-17")]
    public void Marks_of_nothing_must_be_mended_and_sources_unused_or_named_without_being_listed_are_told()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Skadegörelse" }, "Bilbränderna har minskat enligt räddningstjänsten [källa 1]. Inbrotten enligt RAR ligger kvar på 12 [källa 9].");
        var found = Check([section], sources: [Source(1, SourceKind.Register, "Områdesfakta"), Source(2, SourceKind.Survey, "Mätning")]);

        var nothing = One(found, PictureFindingKind.MarkOfNothing);
        Assert.Equal(("[9]", FindingWeight.Must), (nothing.Detail, nothing.Weight));
        Assert.Contains("[2] Mätning", One(found, PictureFindingKind.ListedButNotUsed).Detail);
        Assert.Equal(["polisens RAR-system", "räddningstjänsten"], found.Where(one => one.Kind == PictureFindingKind.NamedButNotListed).Select(one => one.Detail));
    }

    [Fact]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-61")]
    public void A_figure_without_source_must_be_mended_and_a_paragraph_with_a_number_should_name_one()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Demography, Heading = "Demografi" }, "Här bor 23 400 personer.\n\nHälften är under 30 år [källa 1].", Figure("Invånare", 23400));
        var found = Check([section], sources: [Source(1, SourceKind.AreaFacts, "Områdesfakta")]);

        Assert.Equal(FindingWeight.Must, One(found, PictureFindingKind.FigureWithoutSource).Weight);
        Assert.StartsWith("Här bor", One(found, PictureFindingKind.StatementWithoutSource).Detail);
    }

    [Fact]
    [Trait("Requirement", "SIT-22")]
    [Trait("Requirement", "SIT-23")]
    public void What_follows_police_activity_needs_a_comment_and_a_high_dark_figure_must_be_said()
    {
        var drugs = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Narkotika", Class = QualityClass.ActivityDriven }, "Fler anmälda [källa 1].", Figure("Anmälda", 60) with { Source = 1 });
        var home = Section(new() { Key = "b", Part = PicturePart.Crime, Heading = "Nära relation", Class = QualityClass.HighDarkFigure }, "Få anmäls [källa 1].");
        var found = Check([drugs, home], sources: [Source(1, SourceKind.PoliceStatistics, "Anmälda brott")]);
        One(found, PictureFindingKind.ActivityUncommented);
        Assert.Equal(home.Id, One(found, PictureFindingKind.DarkFigureUnsaid).Section);

        var said = Section(home.Plan, "Mörkertalet är stort [källa 1].");
        var commented = Section(drugs.Plan, "Fler anmälda [källa 1].", Figure("Anmälda", 60) with { Source = 1, Comment = "Fler kontroller." });
        Assert.DoesNotContain(Check([said, commented], sources: [Source(1, SourceKind.PoliceStatistics, "Anmälda brott")]), one => one.Kind is PictureFindingKind.ActivityUncommented or PictureFindingKind.DarkFigureUnsaid);
    }

    [Fact]
    [Trait("Requirement", "SIT-65")]
    [Trait("Requirement", "SIT-11")]
    [Trait("Requirement", "CAU-16")]
    public void Reported_crime_alone_is_flagged_and_so_are_women_men_and_children_left_out()
    {
        SectionPlan plan = new() { Key = "a", Part = PicturePart.Crime, Heading = "Trygghet", Needs = SectionNeeds.OtherSource | SectionNeeds.Sex | SectionNeeds.Children };
        PictureSource[] sources = [Source(1, SourceKind.PoliceStatistics, "Anmälda brott"), Source(2, SourceKind.Survey, "Mätning")];
        PictureFindingKind[] perspectives = [PictureFindingKind.OtherSourceMissing, PictureFindingKind.SexMissing, PictureFindingKind.ChildrenMissing];

        Assert.Equal(perspectives.Order(), Check([Section(plan, "Anmälda brott ligger stilla [källa 1].")], sources).Select(one => one.Kind).Intersect(perspectives).Order());
        var whole = Section(plan, "Elever går omvägar [källa 2].", Figure("Otrygga", 49) with { Unit = "%", Source = 2, Group = FigureGroup.Women }, Figure("Otrygga", 31) with { Unit = "%", Source = 2, Group = FigureGroup.Men });
        Assert.Empty(Check([whole], sources).Select(one => one.Kind).Intersect(perspectives));
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public void Small_counts_are_told_shares_are_none_and_old_figures_are_stale()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Skjutningar" }, "Se tabellen [källa 1].",
            Figure("Skjutningar", 3) with { Source = 1 }, Figure("Andel", 3) with { Source = 1, Unit = "%" }, Figure("Dödsfall", 2) with { Source = 1, IsMasked = true }, Figure("Gammal", 30) with { Source = 1, From = new(2023, 1, 1), To = new(2023, 12, 31) });
        var found = Check([section], [Source(1, SourceKind.Survey, "Mätning")]);
        Assert.Equal("Skjutningar", One(found, PictureFindingKind.SmallCount).Detail);
        Assert.Equal("Dödsfall", One(found, PictureFindingKind.MaskedFigure).Detail);
        Assert.Equal("Gammal", One(found, PictureFindingKind.StaleFigure).Detail);
    }

    [Fact]
    [Trait("Requirement", "SIT-18")]
    public void A_chart_without_source_must_be_mended_and_is_called_a_chart()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Rån" }, "Se diagrammet [källa 1].");
        var block = Block("line", "Rån per månad") with { Source = 0 };
        Assert.True(section.Keep(block, Elsa, "Elsa", Now).IsDone);
        var told = One(Check([section], [Source(1, SourceKind.Survey, "Mätning")]), PictureFindingKind.ChartWithoutSource);
        Assert.Equal((FindingWeight.Must, "Rån per månad", block.Id), (told.Weight, told.Detail, told.About));
    }

    [Fact]
    [Trait("Requirement", "SIT-16")]
    public void A_search_of_data_that_have_been_read_in_again_is_told_with_where_it_stands()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Rån" }, "Se kartan [källa 1].");
        var (old, fresh) = (Block("search", "Anhopningar i våras"), Block("search", "Anhopningar"));
        foreach (var block in new[] { old, fresh }) Assert.True(section.Keep(block, Elsa, "Elsa", Now).IsDone);
        var told = One(Check([section], [Source(1, SourceKind.Survey, "Mätning")], stale: [old.Id]), PictureFindingKind.StaleSearch);
        Assert.Equal((FindingWeight.Should, section.Id, "Anhopningar i våras", old.Id), (told.Weight, told.Section, told.Detail, told.About));
        Assert.DoesNotContain(Check([section], [Source(1, SourceKind.Survey, "Mätning")]), one => one.Kind == PictureFindingKind.StaleSearch);
    }

    [Fact]
    [Trait("Requirement", "SIT-07")]
    public void A_priority_area_must_lead_back_to_a_section()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Narkotika" }, "Text [källa 1].");
        section.Describe(section.Plan, ["Narkotika"]);
        Assert.Equal("Trafik", One(Check([section], [Source(1, SourceKind.Survey, "Mätning")], areas: ["narkotika", "Trafik"]), PictureFindingKind.AreaWithoutSection).Detail);
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public void That_the_other_party_keeps_a_text_is_told_just_as_if_it_had_none()
    {
        var section = Section(new() { Key = "a", Part = PicturePart.Crime, Heading = "Rån" }, "Text [källa 1].");
        var own = OwnText.Begin(new(Guid.CreateVersion7()), section, PartySide.City, Elsa, "Elsa", Now);
        own.Write("Utkast", Elsa, "Elsa", Now);

        // What the query leaves out is all that differs: the city sees its own, the police see nothing of it.
        var seenByCity = Check([section], [Source(1, SourceKind.Survey, "Mätning")], own: [own]);
        Assert.Equal(PartySide.City, One(seenByCity, PictureFindingKind.OwnTextUnreleased).Side);
        Assert.Equal([PartySide.Police], seenByCity.Where(one => one.Kind == PictureFindingKind.NothingReleased).Select(one => one.Side!.Value));
        var seenByPolice = Check([section], [Source(1, SourceKind.Survey, "Mätning")]);
        Assert.DoesNotContain(seenByPolice, one => one.Kind == PictureFindingKind.OwnTextUnreleased);
    }

    [Fact]
    [Trait("Requirement", "SIT-14")]
    [Trait("Requirement", "SIT-15")]
    public void The_usual_sections_stand_in_three_main_parts_each_under_a_key_of_its_own()
    {
        Assert.Equal(Enum.GetValues<PicturePart>(), DefaultSections.All.Select(one => one.Part).Distinct());
        Assert.Equal(DefaultSections.All.Count, DefaultSections.All.Select(one => one.Key).Distinct().Count());
        foreach (var heading in (string[])["Demografi", "Ungdomar", "Ungdomars brottslighet", "Övergripande beskrivning", "Narkotika", "Trafik", "Våldsbrottslighet i utemiljöer", "Personrån", "Inbrott i bostad", "Skadegörelse", "Brott i nära relation", "Bosättningar", "Trygghet", "Utsatta områden", "Social oro", "Radikalisering", "Kriminella nätverk"])
            Assert.Contains(DefaultSections.All, one => one.Heading == heading);
        Assert.Equal((QualityClass.ActivityDriven, QualityClass.LowDarkFigure, QualityClass.HighDarkFigure), (ClassOf("Narkotika"), ClassOf("Inbrott i bostad"), ClassOf("Brott i nära relation")));
        Assert.True(DefaultSections.All.Single(one => one.Heading == "Radikalisering").IsRestricted);

        static QualityClass? ClassOf(string heading) => DefaultSections.All.Single(one => one.Heading == heading).Class;
    }

    static PictureFinding One(IReadOnlyList<PictureFinding> found, PictureFindingKind kind) => Assert.Single(found, one => one.Kind == kind);

    static PictureSection Section(SectionPlan plan, string text, params PictureFigure[] figures)
    {
        var section = PictureSection.Of(new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), 1, plan, [], []);
        Assert.True(section.Write(text, [], Elsa, "Elsa", Now).IsDone);
        foreach (var figure in figures) Assert.True(section.Keep(figure, Elsa, "Elsa", Now).IsDone);
        return section;
    }

    static PictureBlock Block(string method, string caption) => new() { Id = Guid.CreateVersion7(), Dataset = Guid.CreateVersion7(), Method = method, Caption = caption, Source = 1, Parameters = new Dictionary<string, string>() };

    static PictureFigure Figure(string label, decimal value) => new() { Id = Guid.CreateVersion7(), Label = label, Value = value, Unit = "antal", Area = "Norra Fjärden", From = new(2026, 1, 1), To = new(2026, 6, 30) };

    PictureSource Source(int number, SourceKind kind, string title) => PictureSource.List(new(Guid.CreateVersion7()), _picture.Id, number, new() { Title = title, Publisher = "Staden", Kind = kind, Year = 2026 }, new(2026, 7, 1)).Value;

    IReadOnlyList<PictureFinding> Check(IReadOnlyList<PictureSection> sections, IReadOnlyList<PictureSource> sources, IReadOnlyList<string>? areas = null, IReadOnlyList<OwnText>? own = null, IReadOnlyList<Guid>? stale = null) =>
        PictureCheck.Of(new() { Picture = _picture, Sections = sections, OwnTexts = own ?? [], Remarks = [], Sources = sources, PriorityAreas = areas ?? [], StaleSearches = (stale ?? []).ToHashSet() }, new());
}
