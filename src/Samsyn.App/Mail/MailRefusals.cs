using Samsyn.Domain.Kernel;

namespace Samsyn.App.Mail;

/// <summary>A setting of mail that is no address we know how to use; <paramref name="Written"/> is empty where it could hold a password.</summary>
public sealed record MailSettingNotUnderstood(string Setting, string Written) : Refusal;

/// <summary>A server without the address that mail is sent from.</summary>
public sealed record MailWithoutSender(string Server) : Refusal;

/// <summary>The file with name and password cannot be used.</summary>
public sealed record MailLoginUnusable(string File, string Reason) : Refusal;

/// <summary>Nothing can be sent there.</summary>
public sealed record MailAddressWrong(string Address) : Refusal
{
    public override string Field => "address";
}

/// <summary>The file of certificates that are to be trusted cannot be read.</summary>
public sealed record MailAuthorityUnusable(string File) : Refusal;
