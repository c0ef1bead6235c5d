using System.Globalization;
using Samsyn.App;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

static class Instants
{
    /// <summary>“tors 26 nov 2026 14.05”, as the clock on the wall in Stockholm shows it.</summary>
    public static string Words(DateTimeOffset instant, Language language) =>
        $"{Dates.Full(Clock.DateOf(instant), language)} {Clock.Local(instant).ToString(language == Language.Swedish ? "HH.mm" : "HH:mm", CultureInfo.InvariantCulture)}";
}
