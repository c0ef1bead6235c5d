using Samsyn.App;
using Samsyn.App.Readiness;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Readiness;

/// <summary>The level in the head of every page, for those who may know it.</summary>
static class ReadinessHead
{
    public static async ValueTask<PageHead> Read(IServiceProvider request, Actor? actor, Language language, CancellationToken cancel)
    {
        if (actor is null || await request.GetRequiredService<ReadReadinessNow>().Run(actor, cancel) is not { } now) return PageHead.Empty;
        return new(null, [], new(now.Level, now.Since, now.By, ReadinessLinks.Page));
    }
}
