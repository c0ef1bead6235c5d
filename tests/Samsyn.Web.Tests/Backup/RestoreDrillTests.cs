using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Backup;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Backup;

/// <summary>The drill: the example is used and backed up, its machine is gone, another one starts from the backup and serves the same pages.</summary>
public sealed class RestoreDrillTests : IDisposable
{
    static readonly string[] Pages = ["/overenskommelser", "/efterlevnad", "/skyldigheter?period=2026", "/planer", "/forum", "/las-in"];

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-drill-").FullName;
    readonly WebFixture _web = new();

    [Fact]
    public async Task An_empty_machine_serves_from_the_backup_what_the_lost_one_served()
    {
        var lost = _web.Open(exampleDatabase: false);
        Assert.Equal(HttpStatusCode.SeeOther, (await lost.Send("/", "/exempel")).StatusCode);
        await SignIn(lost);
        var (before, original) = await Served(lost);
        var key = Path.Combine(_folder, "key");
        Assert.Empty(BackupKey.Make(key).Refusals);
        var taken = await Over(_web.DataOf(lost), services => services.GetRequiredService<TakeBackup>().Run(new() { To = _folder, KeyFile = key, Progress = new Unwatched() }, default));
        Assert.Empty(taken.Refusals);

        var found = _web.Open(exampleDatabase: false, prepared: folder => WithMasterKeyOf(_web.DataOf(lost), folder, () =>
            Over(folder, services => services.GetRequiredService<RestoreBackup>().Run(new() { From = taken.Value.File, KeyFile = key, Replace = false, Progress = new Unwatched() }, default))));
        await SignIn(found);

        var (after, sameOriginal) = await Served(found);
        Assert.Equal(before, after);
        Assert.Equal(original, sameOriginal);
    }

    /// <summary>The master key is kept apart from the backups, and brought to the new machine by whoever keeps it.</summary>
    static Task WithMasterKeyOf(string lost, string found, Func<Task> restore)
    {
        Directory.CreateDirectory(found);
        File.Copy(Path.Combine(lost, "samsyn.key"), Path.Combine(found, "samsyn.key"));
        return restore();
    }

    static async Task<(List<string> Pages, byte[] Original)> Served(Browser browser)
    {
        List<string> served = [];
        foreach (var page in Pages) served.Add((await browser.Page(page)).QuerySelector("main")!.TextContent);
        var proposal = (await browser.Page("/las-in")).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(address => address.StartsWith("/las-in/", StringComparison.Ordinal));
        var original = await browser.Get(proposal.Split('?')[0] + "/original");
        Assert.Equal(HttpStatusCode.OK, original.StatusCode);
        return (served, await original.Content.ReadAsByteArrayAsync());
    }

    static async Task SignIn(Browser browser)
    {
        var person = (await browser.Page("/logga-in")).QuerySelectorAll("button[name=person]").First(button => button.TextContent.Contains("Elsa Brohult", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logga-in", "/logga-in", ("person", person.GetAttribute("value")!))).StatusCode);
    }

    static async Task<T> Over<T>(string data, Func<IServiceProvider, Task<T>> act)
    {
        await using var services = new ServiceCollection().AddSamsyn(new StorageOptions { DataDirectory = data }).BuildServiceProvider();
        await using var scope = services.ForSystem();
        return await act(scope.ServiceProvider);
    }

    public void Dispose()
    {
        _web.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    sealed class Unwatched : IProgress<WorkDone>
    {
        public void Report(WorkDone value) { }
    }
}
