namespace Samsyn.Documents.Calendars;

/// <summary>One meeting as a calendar shows it. Dates and clock times are those of Europe/Stockholm.</summary>
public sealed record CalendarMeeting
{
    /// <summary>What the calendar knows the meeting by, the same for every version of it (RFC 5545, 3.8.4.7); at most 255 characters.</summary>
    public required string Uid { get; init; }

    /// <summary>0 for the first version, one more each time it is changed or cancelled (RFC 5545, 3.8.7.4).</summary>
    public required int Sequence { get; init; }

    /// <summary>The day it begins.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it begins; null fills the day and takes none of it.</summary>
    public TimeOnly? Starts { get; init; }

    /// <summary>When it ends; earlier than <see cref="Starts"/> is the day after, null is an hour after <see cref="Starts"/>.</summary>
    public TimeOnly? Ends { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is held, or null.</summary>
    public string? Place { get; init; }

    /// <summary>What to know of it, or null; lines are separated by line feeds.</summary>
    public string? Description { get; init; }

    /// <summary>Its page, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it is called off.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>When it was changed last (LAST-MODIFIED), or null when that is not known.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

/// <summary>Somebody in a calendar. <paramref name="Address"/> is an e-mail address without <c>mailto:</c>.</summary>
public sealed record CalendarPerson(string Name, string Address);

/// <summary>Somebody who is invited; <paramref name="IsNeeded"/> tells whether the meeting counts on them (ROLE, RFC 5545, 3.2.16).</summary>
public sealed record CalendarAttendee(CalendarPerson Person, bool IsNeeded);
