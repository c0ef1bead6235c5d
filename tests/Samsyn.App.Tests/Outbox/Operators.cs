using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;

namespace Samsyn.App.Tests.Outbox;

static class Operators
{
    public static Actor One { get; } = new(new(new("01920000-0000-7000-8000-000000000150")), "Tage Ulvsäter",
        [new(new(new("01920000-0000-7000-8000-000000000250")), PositionTitle.SystemAdministrator, TestActors.District, Side: null)]);
}
