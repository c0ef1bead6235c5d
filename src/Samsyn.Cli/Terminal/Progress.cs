namespace Samsyn.Cli.Terminal;

/// <summary>One line that is written over while long work goes on; silent when nobody watches.</summary>
sealed class Progress(int total) : IDisposable
{
    readonly bool _watched = total > 1 && !Console.IsErrorRedirected;
    int _done;

    public void Next(string what)
    {
        if (_watched) Console.Error.Write($"\r\u001b[K{++_done}/{total} {what}");
    }

    public void Dispose()
    {
        if (_watched) Console.Error.Write("\r\u001b[K");
    }
}
