using Samsyn.Tests.Kit;

namespace Samsyn.E2E.Kit;

/// <summary>What the walks take from the checkout.</summary>
static class Repository
{
    public static string Root => Checkout.Root;

    public static string Example(string name) => Path.Combine(Root, "examples", "norra-fjarden", name);
}
