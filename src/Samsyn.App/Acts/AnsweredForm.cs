namespace Samsyn.App.Acts;

/// <summary>A form that was sent and whose act is done: the same form sent again gets the same answer instead of a second act.</summary>
sealed class AnsweredForm
{
    /// <summary>Whose form: a checksum, never the session's own secret.</summary>
    public required string Session { get; init; }
    public required string FormKey { get; init; }
    /// <summary>Checksum of the address and everything that was filled in.</summary>
    public required string Content { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Where the answer led; null until it was given, and when the answer was a page.</summary>
    public string? Address { get; set; }
}

/// <summary>A form as it was sent.</summary>
public sealed record SentForm(string Session, string FormKey, string Content);

/// <summary>What is known of a form that is sent again. <paramref name="Address"/> is null when its act is done but no address was noted.</summary>
public sealed record EarlierAnswer(bool SameContent, string? Address);

/// <summary>
/// The same form was answered between our looking and our saving; nothing of this attempt was saved. An exception, so that no use case between
/// the commit and the form need know of it.
/// </summary>
public sealed class FormAnsweredMeanwhileException : Exception
{
    public FormAnsweredMeanwhileException() : base("The same form was answered meanwhile.") { }
    public FormAnsweredMeanwhileException(string message) : base(message) { }
    public FormAnsweredMeanwhileException(string message, Exception innerException) : base(message, innerException) { }
}
