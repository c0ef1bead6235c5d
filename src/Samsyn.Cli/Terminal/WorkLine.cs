using Samsyn.App.Storage;

namespace Samsyn.Cli.Terminal;

/// <summary>One line that is written over while one long piece of work goes on; silent when nobody watches.</summary>
sealed class WorkLine : IProgress<WorkDone>, IDisposable
{
    readonly bool _watched = !Console.IsErrorRedirected;
    string _shown = "";

    public void Report(WorkDone value)
    {
        if (!_watched) return;
        var line = value.Total > 0 ? $"{Say.Text("cli.db.step." + value.Step)} {value.Done * 100 / value.Total} %" : Say.Text("cli.db.step." + value.Step) + " …";
        if (line != _shown) Console.Error.Write("\r\u001b[K" + line);
        _shown = line;
    }

    public void Dispose()
    {
        if (_shown.Length > 0) Console.Error.Write("\r\u001b[K");
    }
}
