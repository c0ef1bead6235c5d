using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Tests.Agreements.Reading.Interpretation;

public sealed class ActingSideTests
{
    [Theory]
    [InlineData("Polisen ska redovisa läget två gånger per år.", PartySide.Police)]
    [InlineData("Lokalpolisområdet ansvarar för anteckningarna varje månad.", PartySide.Police)]
    [InlineData("Kommunen åtar sig att varje år uppmana alla nämnder.", PartySide.City)]
    [InlineData("Stadsdelsförvaltningen lämnar en rapport varje halvår.", PartySide.City)]
    [InlineData("Rapporten sammanställs av förvaltningen en gång per år.", PartySide.City)]
    [InlineData("En sammanfattning ska varje kvartal lämnas av polisen till styrgruppen.", PartySide.Police)]
    [InlineData("Polisen och stadsdelen ska mötas varje månad.", null)]
    [InlineData("Parterna ska varje år lämna information till polisen.", null)]
    [InlineData("Kommunikationsplanen ska gås igenom två gånger per år.", null)]
    [InlineData("Kommunpolisen ska kalla till möte varje vecka.", PartySide.Police)]
    [InlineData("", null)]
    public void The_side_that_acts_is_the_subject_or_the_doer_and_never_who_is_only_spoken_of(string sentence, PartySide? expected) =>
        Assert.Equal(expected, ActingSide.Of(sentence));
}
