using Samsyn.App.Files;

namespace Samsyn.App.Secrets;

/// <summary>A key to somebody else's storage: a file of two lines, id and secret, that nobody else may read.</summary>
static class AccessKey
{
    public static (string Id, string Secret) Read(string file)
    {
        try
        {
            OwnersFile.Check(file);
            return File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).ToList() is [var id, var secret]
                ? (id, secret) : throw new IOException($"{file} must hold two lines, the id of the key and its secret.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilePlaceException(new FilePlaceKeyUnusable(file, failure.Message), failure);
        }
    }
}
