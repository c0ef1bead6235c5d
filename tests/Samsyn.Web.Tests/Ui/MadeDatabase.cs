using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Examples;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.Web.Tests.Ui;

/// <summary>What many tests begin with. Each is made once and then copied, since making it takes longer than most of what is done in it.</summary>
static class MadeDatabase
{
    static readonly Lazy<Task<string>> Persons = new(() => Made((OpenTrial trial) => trial.Run(default))), Whole = new(() => Made((OpenExample example) => example.Run(default)));

    /// <summary>The fictional persons and nothing else.</summary>
    public static Task Trial(string folder) => Copy(Persons.Value, folder);

    /// <summary>The example district as it is when it has just been opened.</summary>
    public static Task District(string folder) => Copy(Whole.Value, folder);

    static async Task Copy(Task<string> made, string folder)
    {
        var from = await made;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static async Task<string> Made<TUseCase>(Func<TUseCase, Task<Outcome>> fill) where TUseCase : notnull
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-made-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var services = new ServiceCollection().AddSamsyn(new() { DataDirectory = folder }).BuildServiceProvider();
        await using var scope = services.ForSystem();
        Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);
        Assert.True((await fill(scope.ServiceProvider.GetRequiredService<TUseCase>())).IsDone);
        return folder;
    }
}
