using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;

namespace Samsyn.Web.Operations;

/// <summary>The keys of cookies and forms in the database, so that what one node gave out another accepts; their secrets are sealed with the master key.</summary>
sealed partial class SharedKeys(IServiceScopeFactory scopes, MasterKeyRing master) : IXmlRepository
{
    [GeneratedRegex(@", Version=[^""]*", RegexOptions.None, 1000)]
    private static partial Regex AssemblyVersion();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. Use(keys => keys.All()).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        // An older node must find the decryptor that a newer one names.
        foreach (var secret in element.DescendantsAndSelf(SealedXml.Secret))
            if (secret.Attribute("decryptorType") is { } type) type.Value = AssemblyVersion().Replace(type.Value, "");
        var xml = element.ToString(SaveOptions.DisableFormatting);
        Use(keys =>
        {
            keys.Store(friendlyName, xml);
            return 0;
        });
    }

    /// <summary>Keys that an earlier version kept in files are sealed and taken over, so that nobody is signed out; then the files, which held them in the clear, are removed.</summary>
    public void TakeOver(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            var key = XElement.Load(file);
            foreach (var secret in key.Descendants().Where(SealedXml.IsSecret).ToList())
            {
                secret.ReplaceWith(new XElement(SealedXml.Secret, new XAttribute("decryptorType", typeof(SealedXmlDecryptor).AssemblyQualifiedName!), SealedXml.Seal(master, secret)));
            }
            StoreElement(key, Path.GetFileNameWithoutExtension(file));
            File.Delete(file);
        }
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    /// <summary>A node with another master key would sign everybody out, and be signed out itself: it does not start.</summary>
    public bool OpensAll() => GetAllElements().SelectMany(key => key.Descendants(SealedXml.Name)).All(secret => SealedXml.Open(master, secret) is not null);

    T Use<T>(Func<ProtectionKeys, T> use)
    {
        using var scope = scopes.ForSystem();
        return use(scope.ServiceProvider.GetRequiredService<ProtectionKeys>());
    }
}

static class SealedXml
{
    public const string Name = "sealed";
    const string Place = "protection_keys.xml";
    static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";
    static readonly XName NeedsSealing = Framework + "requiresEncryption";

    /// <summary>How the framework wraps what is encrypted.</summary>
    public static XName Secret => Framework + "encryptedSecret";

    public static bool IsSecret(XElement element) => (bool?)element.Attribute(NeedsSealing) == true;

    public static XElement Seal(MasterKeyRing master, XElement plain) =>
        new(Name, Convert.ToBase64String(Sealed.Seal(master.Current, Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting)), Place)));

    public static XElement? Open(MasterKeyRing master, XElement element) =>
        Sealed.Open(master, Convert.FromBase64String(element.Value), Place) is { } plain ? XElement.Parse(Encoding.UTF8.GetString(plain)) : null;
}

sealed class SealedXmlEncryptor(MasterKeyRing master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(SealedXml.Seal(master, plaintextElement), typeof(SealedXmlDecryptor));
}

/// <summary>Made by the framework from the name in the key.</summary>
sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => SealedXml.Open(services.GetRequiredService<MasterKeyRing>(), encryptedElement)
        ?? throw new InvalidOperationException("A protection key is sealed with a master key that this node does not have, or was changed.");
}

static class SharedKeysSetup
{
    public static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddSingleton<SharedKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = provider.GetRequiredService<SharedKeys>();
            keys.XmlEncryptor = new SealedXmlEncryptor(provider.GetRequiredService<MasterKeyRing>());
        }));
    }

    /// <summary>After the database is open and before anybody is answered.</summary>
    public static Outcome PrepareSharedKeys(this IServiceProvider services)
    {
        var options = services.GetRequiredService<StorageOptions>();
        try
        {
            var keys = services.GetRequiredService<SharedKeys>();
            keys.TakeOver(Path.Combine(Path.GetFullPath(options.DataDirectory), "keys"));
            if (!keys.OpensAll()) return new MasterKeyForeign(options.MasterKeyFile);
            _ = services.GetRequiredService<SigningKey>().PublicKey;
            return Outcome.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new MasterKeyUnusable(options.MasterKeyFile, failure.Message);
        }
    }
}
