using Samsyn.Domain.Time;

namespace Samsyn.Domain.Notices;

/// <summary>How a formal notice travels; each way has its own rule of receipt (NOT-01–03).</summary>
public enum NoticeChannel { RegisteredLetter, Email, Courier }

/// <summary>The day on which a notice counts as received.</summary>
public static class DeemedReceipt
{
    /// <summary>
    /// A letter some weekdays after the day of sending, which is not counted; e-mail and courier the same day. Null when no limit stood then.
    /// <paramref name="letterDays"/> is the agreement's own number of weekdays; null takes the standard agreement's.
    /// </summary>
    public static DateOnly? On(NoticeChannel channel, DateOnly sentOn, int? letterDays = null, BusinessDayRule rule = BusinessDayRule.MondayToFriday) => channel switch
    {
        NoticeChannel.RegisteredLetter => (letterDays ?? TimeLimits.On(sentOn, TimeLimitKind.RegisteredLetterReceived)?.Amount) is { } days
            ? DayCounting.BusinessDayAfter(sentOn, days, rule) : null,
        _ => sentOn,
    };

    /// <summary>“No later than”: an earlier confirmed receipt takes the deemed day's place, a later one does not (NOT-05).</summary>
    public static DateOnly? Received(DateOnly? deemed, DateOnly? confirmed) => deemed is { } day && !(confirmed < day) ? day : confirmed;
}
