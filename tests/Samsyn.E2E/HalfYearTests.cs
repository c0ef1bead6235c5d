using System.Globalization;
using Microsoft.Playwright;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E;

/// <summary>
/// Half a year of a real agreement, in its own time: read in and adopted, bodies and seats, the year planned, readiness raised and taken back, the steering group
/// called by real mail that is answered, its meeting held, a new situation picture decided, the minutes approved by both parties and taken home.
/// </summary>
public sealed class HalfYearTests(Browser browser) : IClassFixture<Browser>
{
    const string PoliceHead = SteeringMeeting.PoliceHead, Officer = "Vidar Sköld";
    const string ChiefMail = "tore.almgren@polis.example.se";

    sealed class HalfYearFactAttribute : FactAttribute
    {
        public HalfYearFactAttribute() => Skip = Browser.Absent ?? (Seeds.Present ? null : "The real documents (../shared/seeds) are not on this machine.") ?? FakeClock.Absent ?? RunningSmtp.Absent ?? Judged.Absent("soffice", "qpdf", "pdfinfo");
    }

    [HalfYearFact]
    [Trait("Requirement", "MTG-12")]
    [Trait("Requirement", "ORG-42")]
    public async Task Half_a_year_is_clicked_through_from_the_text_of_a_real_agreement()
    {
        using var clock = new FakeClock(new(2017, 1, 9, 8, 0, 0, DateTimeKind.Utc));
        await using var mail = new MailPost();
        await using var samsyn = await RunningSamsyn.StartAsync(clock.Settings.Concat(mail.Settings).ToDictionary(StringComparer.Ordinal));
        Task<IPage> As(string person) => SignInAsync(samsyn, person);

        // January: the agreement becomes a collaboration.
        var elsa = await browser.OpenAsync(samsyn.Address);
        await elsa.BeginAsync();
        await elsa.ReadInAsync(Seeds.PathOf("S0"));
        await elsa.CorrectTitleAsync("Samverkan i stadsdelen");
        await elsa.SeeEveryFindingAsync();
        await elsa.AdoptAsync();
        var agreement = new Uri(elsa.Url).AbsolutePath;
        await elsa.GotoAsync(agreement + "/forum");
        await elsa.Button("Ta i bruk de valda").ClickAsync();
        await elsa.ArrivesAtAsync("**/forum");
        var body = (await elsa.Locator(".tree .forum h3 a").First.GetAttributeAsync("href"))!;
        var vidar = await As(Officer);
        await FillSeatAsync(vidar, body, "Chefen för", PoliceHead);

        // The year is laid out; the dates of the steering group are taken.
        await elsa.GotoAsync("/forum/arsplan?ar=2017");
        await elsa.IsFitToShowAsync();
        var key = body.Split('/')[^1];
        foreach (var other in await elsa.Locator($"input[name=forum]:not([value='{key}'])").AllAsync()) await other.UncheckAsync();
        await elsa.Locator("input[name=som][value=Planned]").CheckAsync();
        await elsa.Locator(".planner-form button[type=submit]").Last.ClickAsync();
        await elsa.ArrivesAtAsync("**/forum/arsplan*");
        await elsa.GotoAsync(body);
        var dates = elsa.Locator("section[aria-labelledby=moten] tbody tr");
        Assert.True(await dates.CountAsync() >= 2, "A half-yearly rhythm gives two meetings a year.");
        var meeting = (await dates.First.Locator("a").First.GetAttributeAsync("href"))!;
        var day = DateTime.Parse((await dates.First.Locator("time").GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        await Assertions.Expect(dates.First).ToContainTextAsync("polisen");

        // February: unrest. Readiness is raised, the rhythm follows; a fortnight later it is taken back.
        await clock.PutAsync(new(2017, 2, 6, 8, 0, 0, DateTimeKind.Utc), samsyn.Address);
        elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/beredskap");
        await elsa.Link("Höj till höjt läge").ClickAsync();
        await ChangeReadinessAsync(elsa, "Bilbränder tre nätter i rad.", "2017-02-20");
        await elsa.GotoAsync("/beredskap");
        await Assertions.Expect(elsa.Locator("header .readiness, header [class*=readiness]").First).ToContainTextAsync("Höjd");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("halvar-beredskap-1280");
        await clock.PutAsync(new(2017, 2, 20, 8, 0, 0, DateTimeKind.Utc), samsyn.Address);
        elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync("/beredskap");
        await elsa.Locator("main a[href$='/aterga']").First.ClickAsync();
        await ChangeReadinessAsync(elsa, "Lugnt i två veckor.", null);

        // The meeting is called by mail; the chief of police answers from the calendar.
        var summons = meeting + "/kallelse";
        await elsa.GotoAsync(summons);
        await elsa.Locator($"main form[action='{summons}'] button").ClickAsync();
        await elsa.ArrivesAtAsync("**" + summons);
        var invitation = await mail.MailTo(ChiefMail);
        Assert.Contains("Styrgrupp", invitation.Subject, StringComparison.Ordinal);
        await mail.Answer(invitation, "ACCEPTED", new(2017, 2, 20, 8, 1, 0, DateTimeKind.Utc));
        var row = elsa.Locator("main tbody tr", new() { HasText = PoliceHead });
        for (var waited = 0; waited < 100 && !(await row.Locator("td").Nth(1).InnerTextAsync()).Contains("Kommer", StringComparison.Ordinal); waited++)
        {
            await Task.Delay(1000);
            await elsa.ReloadAsync();
        }
        await elsa.PictureAsync("halvar-kallelse-1280");
        await Assertions.Expect(row.Locator("td").Nth(1)).ToContainTextAsync("Kommer");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("halvar-kallelse-1280");

        // A new situation picture is proposed before the meeting.
        await elsa.GotoAsync(agreement + "/bilagor/3/foresla");
        await elsa.Locator("main form [name=reason]").FillAsync("Läget har ändrats sedan årsskiftet.");
        var text = await elsa.Locator("main form [name=text]").InputValueAsync();
        await elsa.Locator("main form [name=text]").FillAsync(text + "\nUnder våren har bilbränderna upphört.");
        await elsa.Locator("main form .form-acts button").First.ClickAsync();
        await Assertions.Expect(elsa.Locator("ins")).ToContainTextAsync("Under våren har bilbränderna upphört.");
        await elsa.Locator("main form .form-acts button").First.ClickAsync();
        await elsa.ArrivesAtAsync("**/bilagor/3");

        // The day of the meeting: the agenda holds what is owed and the proposal; it is decided by both parties.
        await clock.PutAsync(day.AddHours(10), samsyn.Address);
        elsa = await As(Walk.Coordinator);
        await elsa.GotoAsync(meeting);
        await elsa.Locator("form[action$='/dagordning/fyll'] button").ClickAsync();
        await Assertions.Expect(elsa.Locator(".agenda")).ToContainTextAsync("Bilaga 3");
        await elsa.IsFitToShowAsync();
        await elsa.PictureAsync("halvar-dagordning-1280");
        await SteeringMeeting.DecideAsync(elsa, As, meeting, "Bilaga 3", "Den nya lägesbilden fastställs", SteeringMeeting.ChairOfPolice);

        // What followed: the annex in force, whose turn it is, what the duty says.
        await elsa.ReloadAsync();
        await Assertions.Expect(elsa.Locator(".alert").First).ToContainTextAsync("Ändras inte mer");
        await elsa.IsFitToShowAsync();
        await elsa.GotoAsync(agreement + "/bilagor/3");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Under våren har bilbränderna upphört.");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("Version 2");
        await elsa.GotoAsync(body);
        await Assertions.Expect(elsa.Locator("main dl.facts").First).ToContainTextAsync("Nästa möte: stadsdelen");
        await elsa.GotoAsync("/forum");
        await Assertions.Expect(elsa.Locator("main")).ToContainTextAsync("1 av 2 hållna");

        // Home with the papers.
        await Papers.JudgeDocxAsync(elsa, meeting + "/utskrift/protokoll.docx", "Den nya lägesbilden fastställs");
        await Papers.JudgePdfAsync(elsa, meeting + "/utskrift/protokoll.pdf", "lägesbilden fastställs");
        Assert.Empty(samsyn.Complaints);
    }

    static async Task FillSeatAsync(IPage page, string body, string function, string person)
    {
        await page.GotoAsync(body);
        await page.Locator("tr", new() { HasText = function }).First.Locator("a[href$='/fyll']").ClickAsync();
        var choice = page.Locator("select option, label").Filter(new() { HasText = person }).First;
        await page.Locator("main form select").First.SelectOptionAsync(new SelectOptionValue { Value = (await choice.GetAttributeAsync("value"))! });
        await page.Locator("main form .form-acts button").First.ClickAsync();
        await page.ArrivesAtAsync("**" + body);
        await Assertions.Expect(page.Locator("tr", new() { HasText = function }).First).ToContainTextAsync(person);
    }

    static async Task ChangeReadinessAsync(IPage page, string reason, string? review)
    {
        var named = page.Locator("[name=named]");
        if (await named.CountAsync() > 0) foreach (var one in await named.AllAsync()) await one.CheckAsync();
        else await page.Locator("[name=decider]").FillAsync("Kommunpolisen och säkerhetsstrategen");
        await page.Locator("[name=reason]").FillAsync(reason);
        if (review is not null) await page.Locator("[name=review]").FillAsync(review);
        await page.IsFitToShowAsync();
        await page.Locator("main form .form-acts button").First.ClickAsync();
        await SteeringMeeting.ArrivesAsync(page, "/beredskap");
    }

    async Task<IPage> SignInAsync(RunningSamsyn samsyn, string person)
    {
        var page = await browser.OpenAsync(samsyn.Address);
        await page.SignInAsync(person);
        return page;
    }
}
