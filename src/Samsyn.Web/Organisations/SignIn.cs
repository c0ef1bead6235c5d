using Microsoft.Extensions.DependencyInjection.Extensions;
using People = Samsyn.App.Organisations;

namespace Samsyn.Web.Organisations;

/// <summary>Persons as the database knows them; a test may put its own in their place.</summary>
static class SignIn
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.TryAddScoped<ReadActor>(provider => (person, cancel) => new(provider.GetRequiredService<People.ReadActor>().Run(person, cancel)));
        services.TryAddScoped<ReadExamplePersons>(provider => async cancel =>
            await provider.GetRequiredService<People.ReadExamplePersons>().Run(cancel) is { Count: > 0 } persons
                ? [.. persons.Select(person => new ExamplePerson(person.Id, person.Name, person.Title, person.Organisation))]
                : null);
    }
}
