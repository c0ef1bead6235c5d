using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.SignIn;

public static class Appointments
{
    /// <summary>Whatever the person held ended the day before; written past the use cases.</summary>
    public static Task<int> EndAll(IServiceProvider services, PersonId person, DateOnly today)
    {
        var last = today.AddDays(-1);
        return services.GetRequiredService<SamsynDb>().Appointments.Where(appointment => appointment.Person == person)
            .ExecuteUpdateAsync(set => set.SetProperty(appointment => appointment.To, last));
    }
}
