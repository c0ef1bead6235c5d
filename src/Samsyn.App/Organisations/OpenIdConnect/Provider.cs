using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Samsyn.App.Outbox;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>The identity providers of this installation; none when no file is named.</summary>
public sealed class Providers(IReadOnlyList<Provider> all)
{
    public IReadOnlyList<Provider> All => all;

    public Provider? Find(string name) => all.FirstOrDefault(one => one.Settings.Name == name);
}

static class ProviderRegistration
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderCalls>();
        services.TryAddSingleton(new ConfiguredProviders([]));
        services.AddSingleton(provider => new Providers(
            [.. provider.GetRequiredService<ConfiguredProviders>().All.Select(settings => new Provider(settings, provider.GetRequiredService<ProviderCalls>(), provider.GetRequiredService<Clock>()))]));
        services.AddSingleton<IdTokens>();
        services.AddSingleton<LogoutTokens>();
        services.AddSingleton<ProviderAnswers>();
        services.AddScoped<VouchedPersons>();
    }
}

/// <summary>One provider with what it tells of itself: addresses and keys, fetched when first needed and anew now and then.</summary>
public sealed class Provider(ProviderSettings settings, ProviderCalls calls, Clock clock) : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromHours(6), Usable = TimeSpan.FromHours(24), BetweenFetches = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim _fetching = new(1, 1);
    Known? _known;

    public ProviderSettings Settings => settings;

    /// <summary>What the provider told last; fetched anew when it is old. One that has gone away is believed for a day.</summary>
    internal async Task<OpenIdConnectConfiguration> Configuration(CancellationToken cancellation)
    {
        if (_known is { } known && clock.Now - known.At < Fresh) return known.Told;
        return await Fetch(Fresh, cancellation);
    }

    /// <summary>For a token with a key that is not known: keys roll over. Whoever sends such tokens cannot make us ask all the time.</summary>
    internal Task<OpenIdConnectConfiguration> ConfigurationWithNewKeys(CancellationToken cancellation) => Fetch(BetweenFetches, cancellation);

    /// <summary>The provider's address with what we ask; null when the provider cannot be reached or tells of itself what cannot be.</summary>
    public async Task<string?> Ask(BegunSignIn begun, Language language, CancellationToken cancellation)
    {
        try
        {
            return AuthorizationRequest.Address(settings, await Configuration(cancellation), begun, language);
        }
        catch (ProviderFaultException)
        {
            return null;
        }
    }

    /// <summary>Where the person signs out at the provider too; null when that cannot be.</summary>
    public async Task<string?> SignOutAddress(string? idToken, string back, CancellationToken cancellation)
    {
        try
        {
            return AuthorizationRequest.SignOutAddress(settings, await Configuration(cancellation), idToken, back);
        }
        catch (ProviderFaultException)
        {
            return null;
        }
    }

    public void Dispose() => _fetching.Dispose();

    async Task<OpenIdConnectConfiguration> Fetch(TimeSpan atMost, CancellationToken cancellation)
    {
        await _fetching.WaitAsync(cancellation);
        try
        {
            var now = clock.Now;
            if (_known is { } known && now - known.At < atMost) return known.Told;
            try
            {
                var told = await OpenIdConnectConfigurationRetriever.GetAsync(settings.IssuerText.TrimEnd('/') + "/.well-known/openid-configuration", calls.Documents(settings), cancellation);
                Check(told);
                _known = new(told, now);
                return told;
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                if (failure is not ProviderFaultException { Message: "discovery" } && _known is { } earlier && now - earlier.At < Usable) return earlier.Told;
                throw failure as ProviderFaultException ?? failure.InnerException as ProviderFaultException ?? new ProviderFaultException("discovery", failure);
            }
        }
        finally
        {
            _fetching.Release();
        }
    }

    /// <summary>The issuer must be the very one that was configured, and every address on a host that was.</summary>
    void Check(OpenIdConnectConfiguration told)
    {
        if (told.Issuer != settings.IssuerText
            || !new[] { told.AuthorizationEndpoint, told.TokenEndpoint, told.JwksUri }.All(IsOurs)
            || (told.EndSessionEndpoint is { Length: > 0 } end && !IsOurs(end))
            || (told.CodeChallengeMethodsSupported is { Count: > 0 } methods && !methods.Contains("S256"))) throw new ProviderFaultException("discovery");
    }

    bool IsOurs(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var read) && settings.Hosts.Allow(read);

    sealed record Known(OpenIdConnectConfiguration Told, DateTimeOffset At);
}
