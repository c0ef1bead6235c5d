using System.Text.RegularExpressions;
using Samsyn.App.Operations;

namespace Samsyn.Web.Tests.Structure;

/// <summary>docs/security/controls.md lists what <c>samsyn doctor</c> looks at, in its order: nothing more, nothing less.</summary>
public sealed partial class DeploymentControlsTests
{
    [GeneratedRegex(@"^\| (?<id>[a-z-]+) \| [^|]+ \| [^|]+ \| [^|]+ \|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    [Fact]
    public void The_list_and_the_program_have_the_same_controls() =>
        Assert.Equal(Controls.All, Listed(File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "security", "controls.md"))));

    [Fact]
    public void A_control_without_what_why_and_how_does_not_count_as_listed() =>
        Assert.Equal(["disk"], Listed(["| Id | What | Why | How it is checked |", "| disk | There is room | A full disk stops | free space |", "| time | The clocks agree | | |"]));

    static IEnumerable<string> Listed(IEnumerable<string> lines) => lines.Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups["id"].Value);
}
