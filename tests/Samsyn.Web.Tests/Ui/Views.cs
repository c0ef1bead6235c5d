using Samsyn.App;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Tests.Ui;

static class Views
{
    public static ViewContext Of(string address, Language language = Language.Swedish) => new()
    {
        Language = language, Actor = null, Address = address, Nonce = "n", Today = new(2026, 11, 22), Theme = Theme.System,
        Head = PageHead.Empty, Navigation = [], CanSearch = false, Proof = new("form-proof", "x"),
    };
}
