namespace Samsyn.Cli.Terminal;

static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    /// <summary>The log of acts is not what it was.</summary>
    public const int LogBroken = 3;
}
