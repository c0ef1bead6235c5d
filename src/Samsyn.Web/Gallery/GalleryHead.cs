using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Gallery;

static class GalleryHead
{
    public static ViewContext Fill(ViewContext view) => view with
    {
        Today = GalleryContent.Today,
        CanSearch = true,
        Actor = new(new(Guid.Empty), "Kim Exempel", []),
        Head = new("Norrängen", [new("Söderby", "#"), new("Hela staden", "#")], new(ReadinessLevel.Raised, new DateOnly(2026, 11, 19), "enhetschef trygghet", "#"))
        {
            Positions = "Samordnare, Norrängens stadsdel",
        },
        Navigation =
        [
            new("ui.nav.today", "/", []),
            new("ui.nav.agreement", "/galleri/dokument", [new("ui.nav.agreements", "/galleri/dokument", []), new("ui.nav.duties", "/galleri/register", []), new("ui.nav.import", "/galleri/formular", [])]),
            new("ui.nav.forums", "/galleri/tid", []),
        ],
    };
}
