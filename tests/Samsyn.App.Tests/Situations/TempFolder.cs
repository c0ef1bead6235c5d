namespace Samsyn.App.Tests.Situations;

sealed class TempFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("samsyn-place-").FullName;

    public string Setting => "directory:" + _path;

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
