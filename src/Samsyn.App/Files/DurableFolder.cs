using System.Runtime.InteropServices;
using System.Text;

namespace Samsyn.App.Files;

/// <summary>The names in a folder, made durable: .NET opens no folders, so the system is asked itself. Windows keeps names with the file.</summary>
static class DurableFolder
{
    const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (handle < 0) throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        try
        {
            if (FSync(handle) != 0) throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
}
