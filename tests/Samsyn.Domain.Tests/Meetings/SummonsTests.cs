using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;

namespace Samsyn.Domain.Tests.Meetings;

public class SummonsTests
{
    static readonly DateTimeOffset At = new(2018, 3, 15, 12, 0, 0, TimeSpan.Zero);

    static Summons Sent(int sequence = 0) => Summons.Send(new(Guid.Empty), new(new(Guid.Empty), new(Guid.Empty), "Elin", "elin@polisen.example", false), "hemlig", new(sequence, At, Guid.Empty));

    static Refusal Only(Outcome outcome) => Assert.Single(outcome.Refusals);

    [Fact]
    public void The_latest_answer_to_the_latest_edition_holds_whatever_order_they_come_in()
    {
        var summons = Sent();
        Assert.True(summons.Reply(SummonsAnswer.Declined, 0, At.AddMinutes(2)).IsDone);
        Assert.Equal(new AnswerOutdated(0, 0), Only(summons.Reply(SummonsAnswer.Accepted, 0, At.AddMinutes(1))));
        Assert.True(summons.Reply(SummonsAnswer.Tentative, 0, At.AddMinutes(2)).IsDone);
        Assert.Equal((SummonsAnswer.Tentative, AnsweredBy.Mail), (summons.Current, summons.AnsweredBy));
    }

    [Fact]
    public void An_answer_to_the_edition_before_or_to_one_never_sent_is_refused_and_changes_nothing()
    {
        var summons = Sent();
        summons.SendAgain(new(1, At.AddDays(1), Guid.Empty), withdrawn: false);
        var before = summons.Version;
        Assert.Equal(new AnswerOutdated(0, 1), Only(summons.Reply(SummonsAnswer.Accepted, 0, At.AddDays(2))));
        Assert.Equal(new AnswerToNothingSent(2, 1), Only(summons.Reply(SummonsAnswer.Accepted, 2, At.AddDays(2))));
        Assert.Equal((before, SummonsAnswer.None), (summons.Version, summons.Current));
    }

    [Fact]
    public void A_new_edition_asks_anew_and_what_was_answered_before_stays_to_be_read()
    {
        var summons = Sent();
        summons.Reply(SummonsAnswer.Accepted, 0, At);
        summons.SendAgain(new(1, At.AddDays(1), Guid.Empty), withdrawn: false);
        Assert.Equal((SummonsAnswer.None, SummonsAnswer.Accepted, 0), (summons.Current, summons.Answer, summons.AnsweredTo));
    }

    [Fact]
    public void Whoever_was_told_not_to_come_cannot_answer_until_they_are_called_anew()
    {
        var summons = Sent();
        summons.SendAgain(new(1, At, Guid.Empty), withdrawn: true);
        Assert.IsType<SummonsWithdrawn>(Only(summons.Reply(SummonsAnswer.Accepted, 1, At)));
        Assert.IsType<SummonsWithdrawn>(Only(summons.Note(SummonsAnswer.Accepted, At)));
        summons.SendAgain(new(1, At, Guid.Empty), withdrawn: false);
        Assert.True(summons.Note(SummonsAnswer.Accepted, At).IsDone);
        Assert.Equal(AnsweredBy.Hand, summons.AnsweredBy);
    }
}
