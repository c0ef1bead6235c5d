using System.Runtime.CompilerServices;

namespace Samsyn.Web.Tests;

/// <summary>Many programs run in this one process, each with data of its own that go when its test is over; forms that are being sent must not go with them.</summary>
static class TestProcess
{
#pragma warning disable CA2255 // The tests are what is run here, and no library.
    [ModuleInitializer]
    internal static void PutFormsApart() => Environment.SetEnvironmentVariable("SAMSYN_TEMP", Path.Combine(Path.GetTempPath(), "samsyn-web-tests"));
#pragma warning restore CA2255
}
