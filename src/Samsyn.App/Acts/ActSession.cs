namespace Samsyn.App.Acts;

/// <summary>The session in which the acts of one scope are done. Whoever knows the session's id sets its checksum; the id itself is a secret.</summary>
public sealed class ActSession
{
    public string? Checksum { get; set; }
}
