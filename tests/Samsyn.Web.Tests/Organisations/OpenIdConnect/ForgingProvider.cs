using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Samsyn.Tests.Kit;

namespace Samsyn.Web.Tests.Organisations.OpenIdConnect;

/// <summary>
/// An identity provider on loopback that keeps to the protocol until it is told not to: whatever it says of itself, and every token, can be bent
/// in ways that no honest one would.
/// </summary>
public sealed class ForgingProvider : IAsyncDisposable
{
    public const string Client = "samsyn-norra-fjarden", Loa3 = "http://id.example.se/loa/loa3", Subject = "a3f0c1-elsa";
    const string KeyId = "k1";

    readonly WebApplication _app;
    readonly StandingTime _time;
    readonly Dictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new(StringComparer.Ordinal);
    RSA _key = RSA.Create(2048);
    string _keyId = KeyId;

    ForgingProvider(WebApplication app, StandingTime time) => (_app, _time) = (app, time);

    public string Issuer => _app.Urls.First();
    /// <summary>The paths that were called, in their order.</summary>
    public List<string> Called { get; } = [];
    public Action<JsonObject> Discovery { get; set; } = _ => { };
    public Action<JsonObject> Header { get; set; } = _ => { };
    public Action<JsonObject> Claims { get; set; } = _ => { };
    /// <summary>The last that is done to a finished token.</summary>
    public Func<string, string> Token { get; set; } = token => token;
    public Func<byte[], byte[]>? Signing { get; set; }
    public bool ChecksCodes { get; set; } = true;
    public TimeSpan Thinks { get; set; }
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public static async Task<ForgingProvider> Start(StandingTime time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new ForgingProvider(app, time);
        app.Use(async (http, next) =>
        {
            provider.Called.Add(http.Request.Path);
            if (provider.Thinks > TimeSpan.Zero) await Task.Delay(provider.Thinks, http.RequestAborted);
            await next(http);
        });
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(provider.Describe(), "application/json"));
        app.MapGet("/keys", () => Results.Text(provider.Keys(), "application/json"));
        app.MapPost("/token", (Delegate)provider.Redeem);
        await app.StartAsync();
        return provider;
    }

    public void BeHonest() =>
        (Discovery, Header, Claims, Token, Signing, ChecksCodes, Thinks) = (_ => { }, _ => { }, _ => { }, token => token, null, true, default);

    /// <summary>What the person does at the provider: yields the address to which the browser is sent back.</summary>
    public string Authorize(Uri asked)
    {
        var query = QueryHelpers.ParseQuery(asked.Query);
        var code = Guid.CreateVersion7(_time.Now).ToString() + _codes.Count;
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Back(new Uri(query["redirect_uri"].ToString()).AbsolutePath, ("code", code), ("state", query["state"]), ("iss", Issuer));
    }

    /// <summary>An address with these parts, also twice the same.</summary>
    public static string Back(string path, params IEnumerable<(string Name, string? Value)> parts) =>
        path + "?" + string.Join('&', parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value ?? "")}"));

    /// <summary>New keys; the earlier ones are published no more.</summary>
    public void RollOver() => (_key, _keyId) = (RSA.Create(2048), "k2");

    public string SignedOut(Action<JsonObject>? bend = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = Issuer, ["aud"] = Client, ["iat"] = Seconds(0), ["exp"] = Seconds(120), ["jti"] = Guid.CreateVersion7(_time.Now).ToString(), ["sub"] = Subject,
            ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
        };
        bend?.Invoke(claims);
        return Token(Signed("logout+jwt", claims));
    }

    public long Seconds(int from) => _time.Now.ToUnixTimeSeconds() + from;

    string Describe()
    {
        var said = new JsonObject
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/keys",
            ["end_session_endpoint"] = Issuer + "/end", ["code_challenge_methods_supported"] = new JsonArray("S256"), ["authorization_response_iss_parameter_supported"] = true,
        };
        Discovery(said);
        return said.ToJsonString();
    }

    string Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = _keyId, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) }),
        }.ToJsonString();
    }

    async Task<IResult> Redeem(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (!_codes.Remove(form["code"].ToString(), out var asked)) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (ChecksCodes && (challenge != asked.Challenge || form["redirect_uri"] != asked.RedirectUri || form["client_assertion"].Count != 1))
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        var claims = new JsonObject
        {
            ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = Client, ["exp"] = Seconds(300), ["iat"] = Seconds(0), ["auth_time"] = Seconds(-5), ["nonce"] = asked.Nonce,
            ["acr"] = Loa3, ["sid"] = "there-1", ["email"] = "elsa.brohult@example.se", ["name"] = "Elsa Brohult",
        };
        Claims(claims);
        return Results.Text(new JsonObject { ["access_token"] = "unused", ["token_type"] = "Bearer", ["id_token"] = Token(Signed("JWT", claims)) }.ToJsonString(), "application/json");
    }

    string Signed(string type, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = _keyId, ["typ"] = type };
        Header(header);
        var content = $"{Part(header)}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(content);
        return $"{content}.{Base64Url.EncodeToString(Signing is null ? _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : Signing(bytes))}";
    }

    static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
