using System.Text;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Tests.Acts;

public sealed class ActTests
{
    /// <summary>The example of docs/decisions/0008-audit.md: these bytes may never change, for they are signed for out there.</summary>
    [Fact]
    [Trait("Asvs", "v5.0.0-16.2.1")]
    public void The_canonical_form_is_the_one_that_was_published()
    {
        const string Published = """
            {"v":1,"n":7,"at":"2026-03-15T11:00:00.000000Z","actor":"01920000-0000-7000-8000-000000000101","position":"01920000-0000-7000-8000-000000000201","side":"City","act":"RecordConsultation","kind":"Agreement","object":"01920000-0000-7000-8000-000000000301","ground":null,"session":null,"outcome":"Done"}
            """;

        var act = Sample();

        Assert.Equal(Published, Encoding.UTF8.GetString(act.Canonical()));
        Assert.Equal("3ab4a7ef9e05bf57986832ec115c8808d50c5dda4b74aa514b407bf7ec62c7a8", Convert.ToHexStringLower(MerkleTree.Leaf(act.Canonical())));
    }

    [Fact]
    public void Everything_that_an_entry_says_is_in_its_bytes()
    {
        var at = new DateTimeOffset(2026, 3, 15, 11, 0, 0, TimeSpan.Zero);
        Act[] others =
        [
            Sample(), Sample(number: 8), Sample(at: at.AddMicroseconds(1)), Sample(actor: 2), Sample(position: 2), Sample(position: null), Sample(side: PartySide.Police), Sample(side: null),
            Sample(name: "SignAgreement"), Sample(kind: "Proposal"), Sample(about: 2), Sample(ground: "x"), Sample(session: "y"), Sample(outcome: ActOutcome.Refused),
        ];

        Assert.Equal(others.Length, others.Select(act => Encoding.UTF8.GetString(act.Canonical())).Distinct(StringComparer.Ordinal).Count());
        // An instant is the same whatever offset it is told with.
        Assert.Equal(Sample(at: at).Canonical(), Sample(at: at.ToOffset(TimeSpan.FromHours(2))).Canonical());
    }

    [Theory]
    [InlineData("Elsa Brohult")]
    [InlineData("line\nbreak")]
    [InlineData("<script>")]
    [InlineData("\u001b[31m")]
    [InlineData("")]
    [Trait("Asvs", "v5.0.0-16.4.1")]
    public void A_sentence_a_name_or_a_control_character_does_not_pass_as_a_word_of_the_log(string text)
    {
        Assert.True(Sample().IsFreeOfText);
        Assert.False(Sample(name: text).IsFreeOfText);
        Assert.False(Sample(kind: text).IsFreeOfText);
        Assert.False(Sample(ground: text).IsFreeOfText);
        Assert.False(Sample(session: text).IsFreeOfText);
    }

    static Act Sample(long number = 7, DateTimeOffset? at = null, int actor = 1, int? position = 1, PartySide? side = PartySide.City, string name = "RecordConsultation",
        string kind = "Agreement", int about = 1, string? ground = null, string? session = null, ActOutcome outcome = ActOutcome.Done) => new()
    {
        Number = number,
        At = at ?? new(2026, 3, 15, 11, 0, 0, TimeSpan.Zero),
        Actor = new(Id(100 + actor)),
        Position = position is { } held ? new(Id(200 + held)) : null,
        Side = side,
        Name = name,
        ObjectKind = kind,
        ObjectId = Id(300 + about),
        Ground = ground,
        Session = session,
        Outcome = outcome,
    };

    static Guid Id(int number) => new($"01920000-0000-7000-8000-000000000{number}");
}
