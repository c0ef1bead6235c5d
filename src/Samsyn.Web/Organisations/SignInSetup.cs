using Microsoft.AspNetCore.Identity;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Kernel;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

static class SignInSetup
{
    /// <summary>Passkeys by the framework's own verifier, over our accounts; who is signed in stands in our sessions.</summary>
    public static void AddSignIn(this IServiceCollection services, ShellSettings settings)
    {
        services.AddScoped<ProviderCeremony>();
        var providers = settings.ProviderFile is null ? ProviderFile.None : ProviderFile.Read(settings.ProviderFile);
        services.AddSingleton(providers);
        services.AddSingleton(providers.IsDone ? providers.Value : new([]));
        services.AddScoped<SignedInActor>();
        services.AddScoped<PasskeyCeremony>();
        services.AddIdentityCore<PasskeyHolder>();
        services.AddScoped<IUserStore<PasskeyHolder>, PasskeyAccounts>();
        services.AddScoped<IPasskeyHandler<PasskeyHolder>, PasskeyHandler<PasskeyHolder>>();
        var origin = settings.PublicAddress.GetLeftPart(UriPartial.Authority);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Never from the request: whoever points a name of their own here must not get passkeys for it.
            passkeys.ServerDomain = settings.PublicAddress.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.AuthenticatorTimeout = PasskeyCeremony.Answered;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin);
        });
    }
}
