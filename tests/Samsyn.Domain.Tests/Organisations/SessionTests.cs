using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Organisations;

public sealed class SessionTests
{
    static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    static readonly PersonId Person = new(new("01920000-0000-7000-8000-000000000101"));

    [Fact]
    [Trait("Asvs", "v5.0.0-7.3.1")]
    public void A_session_ends_when_it_is_not_used()
    {
        var session = Open();
        Assert.True(session.IsOpen(At + SessionLimits.Idle - TimeSpan.FromSeconds(1)));
        Assert.False(session.IsOpen(At + SessionLimits.Idle));
    }

    [Fact]
    public void A_session_of_a_time_when_the_clock_was_ahead_does_not_live_on_when_it_is_right_again()
    {
        var session = Open();
        Assert.True(session.IsOpen(At - SessionLimits.Apart));
        Assert.False(session.IsOpen(At.AddDays(-1)));
        Assert.False(session.IsFresh(At.AddDays(-1)));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.3.2")]
    public void A_session_ends_at_the_latest_after_its_absolute_limit_however_it_is_proved()
    {
        var session = Open();
        for (var at = At; at < At + SessionLimits.Absolute; at += TimeSpan.FromMinutes(30)) Assert.True(session.ProveAgain("next", at).IsDone);
        Assert.False(session.IsOpen(At + SessionLimits.Absolute));
        Assert.Equal([new SessionHasEnded()], session.ProveAgain("next", At + SessionLimits.Absolute).Refusals);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.2.4")]
    public void A_new_proof_gives_a_new_secret_and_is_fresh_for_a_while()
    {
        var session = Open();
        Assert.True(session.IsFresh(At + SessionLimits.Fresh - TimeSpan.FromSeconds(1)));
        Assert.False(session.IsFresh(At + SessionLimits.Fresh));
        session.ProveAgain("next", At + SessionLimits.Fresh);
        Assert.Equal("next", session.SecretSha256);
        Assert.True(session.IsFresh(At + SessionLimits.Fresh));
    }

    [Fact]
    public void In_the_example_nothing_was_proved_and_so_nothing_is_asked_for_again() => Assert.True(Open(SignInMethod.Example).IsFresh(At.AddHours(9)));

    [Fact]
    [Trait("Asvs", "v5.0.0-7.4.1")]
    public void An_ended_session_stays_ended()
    {
        var session = Open();
        Assert.True(session.End(Person, SessionEnding.SignedOut, At).IsDone);
        Assert.False(session.IsOpen(At));
        Assert.Equal([new SessionHasEnded()], session.End(Person, SessionEnding.EndedByPerson, At).Refusals);
        Assert.Equal([new SessionHasEnded()], session.ProveAgain("next", At).Refusals);
        Assert.Equal(SessionEnding.SignedOut, session.Ending);
    }

    [Fact]
    public void The_name_of_a_browser_is_cut_to_what_a_list_can_show() =>
        Assert.Equal(Session.LongestLabel, Session.Open(default, Person, "hash", SignInMethod.Passkey, new string('x', 4000), At).UserAgent.Length);

    /// <summary>Seconds from the sign-in here to the proof there; null: it did not tell.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(-599, true)]
    [InlineData(-600, false)]
    [InlineData(30, true)]
    [InlineData(null, false)]
    [Trait("Asvs", "v5.0.0-7.5.1")]
    public void A_provider_vouches_from_when_the_person_proved_it_there(int? seconds, bool fresh)
    {
        var session = Open(SignInMethod.OpenIdConnect);
        session.VouchedBy(new() { Issuer = "https://login.example.se", Identity = "1", Subject = "1", AuthenticatedAt = seconds is { } ago ? At.AddSeconds(ago) : null }, [1]);
        Assert.Equal(fresh, session.IsFresh(At));
        Assert.True(session.ProvedAt <= At);
        session.End(Person, SessionEnding.EndedByProvider, At);
        Assert.Null(session.IdToken);
    }

    static Session Open(SignInMethod method = SignInMethod.Passkey) => Session.Open(new(new("01920000-0000-7000-8000-000000000501")), Person, "hash", method, "Firefox", At);
}
