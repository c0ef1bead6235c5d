using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Files;

public sealed class FilePlaceSettingTests
{
    static readonly StorageOptions WithKey = new() { FilesKeyFile = "/etc/samsyn/bucket.key" };

    [Theory]
    [InlineData("database", "database")]
    [InlineData("directory:/srv/samsyn/files", "directory:/srv/samsyn/files")]
    [InlineData("directory:/srv/../srv/files/", "directory:/srv/files/")]
    [InlineData("s3:https://s3.example.se/samsyn", "s3:https://s3.example.se/samsyn")]
    [InlineData("s3:https://s3.example.se:9000/samsyn/", "s3:https://s3.example.se:9000/samsyn")]
    [InlineData("s3:http://127.0.0.1:4568/samsyn", "s3:http://127.0.0.1:4568/samsyn")]
    public void A_place_is_understood_as_it_is_written(string written, string understood) => Assert.Equal(understood, FilePlaceSetting.Parse(written, WithKey).Value.ToString());

    [Theory]
    [InlineData("/srv/files", typeof(FilePlaceNotUnderstood))]
    [InlineData("Database", typeof(FilePlaceNotUnderstood))]
    [InlineData("directory:", typeof(FilePlaceNotUnderstood))]
    [InlineData("directory:files", typeof(FilePlaceNotUnderstood))]
    [InlineData("s3:", typeof(FilePlaceNotUnderstood))]
    [InlineData("s3:https://s3.example.se", typeof(FilePlaceNotUnderstood))]
    [InlineData("s3:https://s3.example.se/one/two", typeof(FilePlaceNotUnderstood))]
    [InlineData("s3:https://s3.example.se/samsyn?x=1", typeof(FilePlaceNotUnderstood))]
    [InlineData("s3:ftp://s3.example.se/samsyn", typeof(FilePlaceNotProtected))]
    [InlineData("s3:http://s3.example.se/samsyn", typeof(FilePlaceNotProtected))]
    [InlineData("s3:https://id:secret@s3.example.se/samsyn", typeof(FilePlaceNotProtected))]
    public void Anything_else_is_refused_and_no_password_is_repeated(string written, Type refusal)
    {
        var refused = Assert.Single(FilePlaceSetting.Parse(written, WithKey).Refusals);
        Assert.IsType(refusal, refused);
        foreach (var language in Enum.GetValues<Language>()) Assert.DoesNotContain("secret", App.Texts.Of(refused, language).Replace("s3:…", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_needs_a_key_file() => Assert.IsType<FilePlaceWithoutKey>(Assert.Single(FilePlaceSetting.Parse("s3:https://s3.example.se/samsyn", new()).Refusals));

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_but_refused()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"samsyn-none-{Environment.ProcessId}");
        await using var samsyn = await TestDatabase.Create(Engine.Sqlite, options => options with { Files = $"directory:{folder}" });

        Assert.IsType<FilePlaceAway>(Assert.Single((await samsyn.Check()).Refusals));
        Assert.Equal([new FileNotStored("ett.txt")], (await samsyn.Import("ett")).Refusals);
        Assert.False(Directory.Exists(folder));
        Assert.Equal((0, 0, 0), await samsyn.Rows());
    }
}
