using Samsyn.App.Agreements;

namespace Samsyn.App.Tests.Agreements;

public sealed class LineDifferenceTests
{
    [Fact]
    public void A_changed_line_is_one_removed_and_one_added_and_the_rest_keeps_its_places()
    {
        var lines = LineDifference.Between(["a", "b", "c", "d"], ["a", "x", "c", "d", "e"]);

        Assert.Equal(
            [(LineChange.Same, "a", 1, 1), (LineChange.Removed, "b", 2, null), (LineChange.Added, "x", null, 2), (LineChange.Same, "c", 3, 3), (LineChange.Same, "d", 4, 4), (LineChange.Added, "e", null, 5)],
            lines.Select(line => (line.Change, line.Text, line.Before, line.After)));
    }

    [Fact]
    public void Both_texts_can_be_read_back_from_any_difference()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            List<string> before = [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
            List<string> after = [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
            var lines = LineDifference.Between(before, after);

            Assert.Equal(before, lines.Where(line => line.Before is not null).OrderBy(line => line.Before).Select(line => line.Text));
            Assert.Equal(after, lines.Where(line => line.After is not null).OrderBy(line => line.After).Select(line => line.Text));
        }
    }
}
