using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public sealed record AccountIsLocked : Refusal;
public sealed record AccountIsNotLocked : Refusal;
public sealed record OwnAccountCannotBeLocked : Refusal;
public sealed record PasskeyUnknown : Refusal;
public sealed record PasskeyAlreadyRegistered : Refusal;
public sealed record LastPasskeyIsKept(string Name) : Refusal;
public sealed record PasskeyCounterWentBack(long Known, long Told) : Refusal;
public sealed record PasskeyNameMissing : Refusal
{
    public override string Field => "name";
}

public sealed record PasskeyNameTooLong(int Longest) : Refusal
{
    public override string Field => "name";
}

public sealed record InvitationNotValid : Refusal;
public sealed record InvitationTooLong(int Hours) : Refusal
{
    public override string Field => "validHours";
}

public sealed record SessionHasEnded : Refusal;

/// <summary>The one answer to every sign-in that does not succeed: which part was wrong is nobody's business but the log's.</summary>
public sealed record SignInRefused : Refusal;

/// <summary>The identity provider does not answer, or not as it should.</summary>
public sealed record IdentityProviderAway(string Provider) : Refusal;

public sealed record PersonNameMissing : Refusal
{
    public override string Field => "name";
}
