using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Tests.Organisations.OpenIdConnect;

public sealed class ProviderFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-oidc-file-").FullName;

    [Fact]
    public void What_is_left_out_has_a_safe_value()
    {
        var read = ProviderFile.Read(Write(Good())).Value.All.Single();
        Assert.Equal(["openid"], read.Scopes);
        Assert.Equal(["RS256", "PS256", "ES256"], read.Algorithms);
        Assert.Equal("sub", read.IdentityClaim);
        Assert.Equal(["login.example.se"], read.Hosts);
        Assert.Equal(TimeSpan.FromSeconds(10), read.Timeout);
        Assert.Empty(read.Assurance);
        Assert.Equal("private_key_jwt", read.Credential.ToString());
    }

    [Theory]
    [InlineData("issuer", "http://login.example.se", "issuer")]
    [InlineData("issuer", "https://login.example.se?a=1", "issuer")]
    [InlineData("issuer", "https://user@login.example.se", "issuer")]
    [InlineData("issuer", "login", "issuer")]
    [InlineData("name", "Norra Fjärden", "name")]
    [InlineData("name", "../x", "name")]
    public void A_value_that_cannot_be_is_named(string setting, string value, string named)
    {
        var row = Good();
        row[setting] = value;
        Assert.Contains(ProviderFile.Read(Write(row)).Refusals.OfType<ProviderSettingWrong>(), wrong => wrong.Setting == named && wrong.Value == value);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("rs256")]
    [Trait("Asvs", "v5.0.0-9.1.2")]
    public void An_algorithm_that_others_could_sign_by_cannot_be_allowed(string algorithm)
    {
        var row = Good();
        row["algorithms"] = JsonNode.Parse($"""["RS256", "{algorithm}"]""");
        Assert.Equal([new ProviderSettingWrong("norra", "algorithms", algorithm)], ProviderFile.Read(Write(row)).Refusals);
        var none = Good();
        none["algorithms"] = JsonNode.Parse("[]");
        Assert.Single(ProviderFile.Read(Write(none)).Refusals);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("preferred_username")]
    [Trait("Asvs", "v5.0.0-10.5.2")]
    public void What_is_given_to_others_later_identifies_nobody(string claim)
    {
        var row = Good();
        row["claims"] = new JsonObject { ["identity"] = claim };
        Assert.Equal([new ProviderSettingWrong("norra", "claims.identity", claim)], ProviderFile.Read(Write(row)).Refusals);
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var refusals = ProviderFile.Read(Write(new JsonObject { ["name"] = "norra" })).Refusals;
        Assert.Equal(["label.sv", "label.en", "organisation", "issuer", "clientId", "clientKeyFile | clientSecretFile"], refusals.OfType<ProviderSettingMissing>().Select(one => one.Setting));
        Assert.All(refusals, refusal => Assert.Contains("norra", App.Texts.Of(refusal, Language.Swedish), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_providers_are_told_apart_by_name_and_issuer()
    {
        Assert.Equal([new ProviderSettingTwice("name", "norra"), new ProviderSettingTwice("issuer", "https://login.example.se")], ProviderFile.Read(Write(Good(), Good())).Refusals);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "providers": [ { "nam": "norra" } ] }""")]
    [InlineData("""{ "providers": [ { "name": "a", "name": "b" } ] }""")]
    public void A_file_that_is_not_as_described_is_not_guessed_at(string content)
    {
        var file = Path.Combine(_folder, "oidc.json");
        File.WriteAllText(file, content);
        Assert.IsType<ProviderFileUnreadable>(Assert.Single(ProviderFile.Read(file).Refusals));
    }

    [Theory]
    [InlineData("open to others")]
    [InlineData("no key")]
    [InlineData("too short")]
    [InlineData("short secret")]
    [InlineData("absent")]
    [InlineData("both")]
    public void A_key_that_cannot_be_used_is_named(string wrong)
    {
        var row = Good();
        var file = Path.Combine(_folder, "client.pem");
        MakeKey();
        switch (wrong)
        {
            case "open to others" when !OperatingSystem.IsWindows(): File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100); break;
            case "no key": File.WriteAllText(file, "-----BEGIN NOTHING-----"); break;
            case "too short":
                using (var rsa = RSA.Create(1024)) File.WriteAllText(file, rsa.ExportPkcs8PrivateKeyPem());
                break;
            case "short secret":
                row.Remove("clientKeyFile");
                row["clientSecretFile"] = "client.pem";
                File.WriteAllText(file, "hemligt");
                break;
            case "absent": row["clientKeyFile"] = "elsewhere.pem"; break;
            case "both": row["clientSecretFile"] = "client.pem"; break;
        }
        var refusal = Assert.Single(ProviderFile.Read(Store(row)).Refusals);
        Assert.True(wrong == "both" ? refusal is ProviderSettingMissing : refusal is ProviderKeyUnusable, refusal.ToString());
    }

    static JsonObject Good() => new()
    {
        ["name"] = "norra", ["label"] = new JsonObject { ["sv"] = "arbetskontot", ["en"] = "the work account" }, ["organisation"] = "Norra Fjärdens stadsdelsförvaltning",
        ["issuer"] = "https://login.example.se", ["clientId"] = "samsyn", ["clientKeyFile"] = "client.pem",
    };

    string Write(params JsonObject[] rows)
    {
        MakeKey();
        return Store(rows);
    }

    string Store(params JsonObject[] rows)
    {
        var file = Path.Combine(_folder, "oidc.json");
        File.WriteAllText(file, new JsonObject { ["providers"] = new JsonArray([.. rows]) }.ToJsonString());
        return file;
    }

    void MakeKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.Combine(_folder, "client.pem");
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
