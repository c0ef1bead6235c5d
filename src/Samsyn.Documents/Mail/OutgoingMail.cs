namespace Samsyn.Documents.Mail;

/// <summary>Somebody with an e-mail address; <paramref name="Name"/> may be empty.</summary>
public sealed record MailPerson(string Name, string Address)
{
    const int LongestAddress = 254, LongestLocal = 64;

    /// <summary>
    /// Whether mail can be sent there as every server understands it (RFC 5321, 4.1.2 without quoted local parts): letters, digits and signs of ASCII, one @,
    /// a domain of labels. A domain with other letters must be written in its ASCII form (<c>xn--</c>).
    /// </summary>
    public static bool IsSendable(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at is <= 0 or > LongestLocal || address.Length > LongestAddress) return false;
        var (local, domain) = (address[..at], address[(at + 1)..]);
        return local.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
            && domain.Split('.').All(label => label.Length is > 0 and < LongestLocal && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !label.StartsWith('-') && !label.EndsWith('-'));
    }
}

/// <summary>A calendar file within a mail (RFC 6047, 2.4); <paramref name="Method"/> is the one in the file, <paramref name="Text"/> the whole file.</summary>
public sealed record MailCalendar(string Method, string Text);

/// <summary>A file that is sent along; <paramref name="ContentType"/> is a media type such as <c>application/pdf</c>.</summary>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);

/// <summary>A mail to one person, as it is to be written.</summary>
public sealed record OutgoingMail
{
    /// <summary>Stands in Message-ID, without angle brackets: <c>something@domain</c>. The same mail has the same one however often it is sent.</summary>
    public required string MessageId { get; init; }

    /// <summary>Date of the mail.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The sender.</summary>
    public required MailPerson From { get; init; }

    /// <summary>The receiver.</summary>
    public required MailPerson To { get; init; }

    /// <summary>Any text; line breaks become blanks.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text with line feeds or CRLF.</summary>
    public required string Text { get; init; }

    /// <summary>The calendar file that a calendar program answers, or null.</summary>
    public MailCalendar? Calendar { get; init; }

    /// <summary>Files sent along.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}
