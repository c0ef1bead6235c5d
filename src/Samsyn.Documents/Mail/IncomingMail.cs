using System.Text;

namespace Samsyn.Documents.Mail;

/// <summary>One leaf of a mail: content after its transfer encoding was taken off.</summary>
public sealed record MailPart
{
    /// <summary>The media type in small letters, <c>text/calendar</c>; what says nothing of itself is <c>text/plain</c> (RFC 2045, 5.2).</summary>
    public required string ContentType { get; init; }

    /// <summary>Parameters of the media type; names in small letters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>How text in it is encoded: by its charset, UTF-8 where that is missing or unknown.</summary>
    public Encoding Encoding => Parameters.TryGetValue("charset", out var charset) ? MailReader.EncodingOf(charset) : Encoding.UTF8;
}

/// <summary>What is read of a mail that came in. Everything in it is what the sender wrote.</summary>
public sealed record IncomingMail
{
    /// <summary>Message-ID without angle brackets, or null when there is none or several.</summary>
    public string? MessageId { get; init; }

    /// <summary>The one address in From, in small letters; null when there is none, or several, or several lines.</summary>
    public string? From { get; init; }

    /// <summary>Written by a program and not by a person: an automatic reply, a notice of delivery, mail to a list (RFC 3834, 2; RFC 3798; RFC 2919).</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The leaves in their order. Mail within mail is a leaf of its own (<c>message/rfc822</c>): what stands in it was written by somebody else.</summary>
    public required IReadOnlyList<MailPart> Parts { get; init; }
}

/// <summary>Why bytes are not a mail that can be read.</summary>
public enum MailFault
{
    /// <summary>More bytes than <see cref="MailReader.MostBytes"/>.</summary>
    TooLarge,
    /// <summary>No header, or more of them than any mail program writes.</summary>
    NotAMail,
    /// <summary>Parts nested deeper, or more of them, than any mail program makes.</summary>
    TooManyParts,
}

/// <summary>Either <see cref="Mail"/> or <see cref="Fault"/>.</summary>
public sealed record MailReading
{
    /// <summary>The mail, or null when it could not be read.</summary>
    public IncomingMail? Mail { get; private init; }

    /// <summary>Why it could not, or null when it could.</summary>
    public MailFault? Fault { get; private init; }

    internal static MailReading Of(IncomingMail mail) => new() { Mail = mail };
    internal static MailReading Of(MailFault fault) => new() { Fault = fault };
}
