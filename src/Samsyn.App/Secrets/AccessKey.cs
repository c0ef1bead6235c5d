using Samsyn.App.Files;

namespace Samsyn.App.Secrets;

/// <summary>A key to somebody else's storage: a file of two lines, id and secret, that nobody else may read.</summary>
static class AccessKey
{
    public static (string Id, string Secret) Read(string file)
    {
        try
        {
            return OwnersFile.TwoLines(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FilePlaceException(new FilePlaceKeyUnusable(file, failure.Message), failure);
        }
    }
}
