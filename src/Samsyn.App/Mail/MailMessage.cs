using Samsyn.Documents.Mail;

namespace Samsyn.App.Mail;

/// <summary>A mail in the outbox. Who sends it stands in the settings of the machine, what it is called follows from the message's id.</summary>
public sealed record MailMessage
{
    public const string Kind = "mail";

    public required MailPerson To { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    /// <summary>Date of the mail: when it was caused.</summary>
    public required DateTimeOffset At { get; init; }
    public MailCalendar? Calendar { get; init; }
}
