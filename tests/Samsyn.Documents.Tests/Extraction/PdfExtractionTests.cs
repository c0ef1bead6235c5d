using Samsyn.Documents.Extraction;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>Layout by hand: what stands where decides paragraphs, lists and cells.</summary>
public sealed class PdfExtractionTests
{
    const string Full = "Parterna ska gemensamt verka for tryggare platser och minskad brottslighet i hela kom-";

    static async Task<List<string>> LinesOf(PdfPaper paper) => Extracting.Filled((await Extracting.DoneAsync("avtal.pdf", paper.Build())).Lines);

    [PopplerFact]
    public async Task Wrapped_lines_are_one_paragraph_and_divided_words_are_mended()
    {
        var lines = await LinesOf(new PdfPaper().Text(70, 100, "Rubrik", 16)
            .Text(70, 130, Full).Text(70, 144, "munen. Social- och").Text(70, 172, "Nytt stycke."));

        Assert.Equal(["Rubrik", Full[..^1] + "munen. Social- och", "Nytt stycke."], lines);
    }

    [PopplerFact]
    public async Task List_items_stay_apart_and_keep_their_wrapped_lines()
    {
        var lines = await LinesOf(new PdfPaper().Text(70, 100, Full[..^4] + "nu mera.")
            .Text(88, 128, "\u0095").Text(106, 128, Full[..^9] + "alla").Text(106, 142, "delar").Text(88, 156, "\u0095").Text(106, 156, "andra punkten")
            .Text(88, 170, "1.").Text(106, 170, "numrerad"));

        Assert.Equal(["- " + Full[..^9] + "alla delar", "- andra punkten", "1. numrerad"], lines.Skip(1));
    }

    [PopplerFact]
    public async Task Ruled_cells_are_rows_with_empty_labels_and_wrapped_text()
    {
        var lines = await LinesOf(new PdfPaper().Grid([70, 200, 520], [100, 130, 145, 160, 190])
            .Text(74, 112, "Beredskap/").Text(74, 125, "frekvens").Text(204, 112, "Fyra ganger per").Text(204, 125, "ar")
            .Text(204, 141, "Ej aktuellt").Text(204, 156, "Ej aktuellt").Text(74, 172, "Finansiering"));

        Assert.Equal(["Beredskap/frekvens\tFyra ganger per ar", "\tEj aktuellt", "\tEj aktuellt", "Finansiering\t"], lines);
    }

    [PopplerFact]
    public async Task Borders_drawn_as_bars_and_a_merged_heading_make_the_same_table()
    {
        var paper = new PdfPaper();
        foreach (var y in (double[])[100, 120, 140])
            foreach (var (x, width) in new[] { (70.0, 130.0), (200.5, 319.5) }) paper.Bar(x, y, width, 0.48);
        paper.Bar(70, 100, 0.48, 40).Bar(520, 100, 0.48, 40).Bar(200, 120, 0.48, 20);

        Assert.Equal(["Trygghetsvandringar i hela kommunen\t", "Term\tTills vidare"],
            await LinesOf(paper.Text(74, 114, "Trygghetsvandringar i hela kommunen").Text(74, 134, "Term").Text(204, 134, "Tills vidare")));
    }

    [PopplerFact]
    public async Task A_cell_goes_on_over_the_page_and_a_new_row_does_not()
    {
        var paper = new PdfPaper().Grid([70, 200, 520], [700, 740]).Text(74, 712, "Atagande").Text(204, 712, "Ta fram underlag och delta vid vandringar i alla delar")
            .Text(204, 726, "som gruppen beslutat om och redovisa resultatet for styrgr")
            .NextPage().Grid([70, 200, 520], [60, 90, 110]).Text(204, 72, "ledamoter.").Text(74, 102, "Finansiering").Text(204, 102, "Var part");

        Assert.Equal(["Atagande\tTa fram underlag och delta vid vandringar i alla delar som gruppen beslutat om och redovisa resultatet for styrgr ledamoter.",
            "Finansiering\tVar part"], await LinesOf(paper));
    }

    [PopplerFact]
    public async Task A_heading_row_repeated_by_the_page_break_is_read_once_but_a_heading_of_every_table_each_time()
    {
        PdfPaper Page(PdfPaper paper, double y, string value) => paper.Grid([70, 200, 520], [y, y + 20, y + 40])
            .Text(74, y + 14, "Aktivitet").Text(204, y + 14, "Grupp").Text(74, y + 34, value).Text(204, y + 34, "ja");

        Assert.Equal(["Aktivitet\tGrupp", "ett\tja", "tva\tja"], await LinesOf(Page(Page(new PdfPaper(), 700, "ett").NextPage(), 60, "tva")));
        Assert.Equal(["Forst", "Aktivitet\tGrupp", "noll\tja", "Sedan", "Aktivitet\tGrupp", "ett\tja", "Aktivitet\tGrupp", "tva\tja"],
            await LinesOf(Page(Page(Page(new PdfPaper().Text(70, 90, "Forst"), 100, "noll").Text(70, 600, "Sedan"), 700, "ett").NextPage(), 60, "tva")));
    }

    [PopplerFact]
    public async Task Page_headers_are_read_once_and_page_numbers_never()
    {
        var paper = new PdfPaper();
        for (var page = 1; page <= 4; page++)
        {
            paper.Text(70, 40, "Dnr A1.2/2026").Text(300, 800, $"Sida {page} (4)").Text(70, 120, $"Text pa sida {(char)('a' + page)}.");
            if (page < 4) paper.NextPage();
        }

        Assert.Equal(["Text pa sida b.", "Text pa sida c.", "Text pa sida d.", "Text pa sida e.", "Dnr A1.2/2026"], await LinesOf(paper));
    }

    [PopplerFact]
    public async Task A_contents_list_gives_title_and_page() =>
        Assert.Equal(["Bakgrund\t5", "Parter\t6"], await LinesOf(new PdfPaper().Text(70, 100, "Bakgrund ..............................").Text(500, 100, "5").Text(70, 114, "Parter .......").Text(500, 114, "6")));

    [PopplerFact]
    public async Task A_table_without_lines_is_read_by_its_columns()
    {
        var paper = new PdfPaper().Text(70, 80, "Plan for trygghet", 16);
        string[] labels = ["Term", "Ansvarig", "Administrator", "Finansiering"];
        for (var i = 0; i < labels.Length; i++)
            paper.Text(70, 120 + 40 * i, labels[i]).Text(230, 120 + 40 * i, "Gemensamt ansvar for parterna med delat").Text(230, 134 + 40 * i, $"arbete nummer {i}");

        Assert.Equal(["Plan for trygghet", .. labels.Select((l, i) => $"{l}\tGemensamt ansvar for parterna med delat arbete nummer {i}")], await LinesOf(paper));
    }

    [PopplerFact]
    public async Task A_page_without_text_among_others_is_told() =>
        Assert.Equal(["2"], Assert.Single((await Extracting.DoneAsync("avtal.pdf", new PdfPaper().Text(70, 100, "Text").NextPage().NextPage().Text(70, 100, "Mer").Build())).Findings).Values);

    [PopplerFact]
    public async Task Lines_only_between_the_rows_still_make_cells()
    {
        var paper = new PdfPaper();
        foreach (var y in (double[])[100, 120, 140, 155, 170, 260, 280, 300, 320]) paper.Line(70, y, 520, y);
        paper.Text(74, 114, "Trygghetsvandringar i hela kommunen och byarna").Text(74, 134, "Mote").Text(200, 134, "Tre ganger").Text(200, 151, "Ej aktuellt").Text(74, 166, "Finansiering").Text(200, 166, "Var part")
            .Text(70, 200, "Bilaga 5").Text(70, 230, "Uppfoljning")
            .Text(74, 274, "Metod").Text(300, 274, "Enkat").Text(74, 294, "Ansvarig").Text(300, 294, "Samordnare").Text(74, 314, "Frekvens").Text(300, 314, "Arligen");

        Assert.Equal(["Trygghetsvandringar i hela kommunen och byarna\t", "Mote\tTre ganger", "\tEj aktuellt", "Finansiering\tVar part", "Bilaga 5", "Uppfoljning",
            "Metod\tEnkat", "Ansvarig\tSamordnare", "Frekvens\tArligen"], await LinesOf(paper));
    }

    [PopplerFact]
    public async Task Numbered_headings_at_the_top_of_pages_are_no_running_head() =>
        Assert.Equal(["Bilaga 2", "Kontakter", "Bilaga 3", "Planer"], await LinesOf(new PdfPaper()
            .Text(70, 60, "Bilaga 2").Text(70, 100, "Kontakter").NextPage().Text(70, 60, "Bilaga 3").Text(70, 100, "Planer")));

    [PopplerFact]
    public async Task The_blanks_of_a_justified_line_are_no_columns() =>
        Assert.Equal(["Parterna samverkar kring bostadsmiljoer"], await LinesOf(new PdfPaper()
            .Text(70, 100, "Parterna").Text(190, 100, "samverkar").Text(320, 100, "kring").Text(423, 100, "bostadsmiljoer")));
}
