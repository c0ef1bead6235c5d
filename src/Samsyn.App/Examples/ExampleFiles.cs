using System.Reflection;
using System.Text.Json;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Examples;

/// <summary>The files of <c>examples/norra-fjarden</c>, carried in the program.</summary>
static class ExampleFiles
{
    const string Folder = "examples/";

    public static Stream Open(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file)
        ?? throw new FileNotFoundException($"The program does not carry {Folder}{file}.");

    public static IReadOnlyList<PersonOfExample> Persons() => Parse<PersonOfExample>("persons.json");

    public static IReadOnlyList<ExampleEvent> Events() => Parse<ExampleEvent>("evidence.json");

    static List<T> Parse<T>(string file)
    {
        using var json = Open(file);
        return JsonSerializer.Deserialize<List<T>>(json, FactsJson.Options)!;
    }
}

sealed record PersonOfExample(string Name, string Title, string Organisation, string Side, string Phone, string Email)
{
    public PartySide? PartySide => Side switch { "police" => Domain.Agreements.Facts.PartySide.Police, "city" => Domain.Agreements.Facts.PartySide.City, _ => null };

    public OrganisationKind OrganisationKind => PartySide switch
    {
        _ when Organisation.EndsWith("nämnd", StringComparison.Ordinal) => OrganisationKind.Authority,
        Domain.Agreements.Facts.PartySide.Police => OrganisationKind.LocalPoliceArea,
        Domain.Agreements.Facts.PartySide.City => OrganisationKind.DistrictAdministration,
        _ => OrganisationKind.Other,
    };

    /// <summary>The position that the title is the Swedish word for.</summary>
    public PositionTitle Position => Enum.GetValues<PositionTitle>()
        .Where(title => title != PositionTitle.Other && Texts.Get(Language.Swedish, "enums.PositionTitle." + title).Equals(Title, StringComparison.OrdinalIgnoreCase))
        .DefaultIfEmpty(PositionTitle.Other).First();
}

sealed record ExampleEvent(string Kind, string Subject, DateOnly Date, bool Police, bool City, string? Place, string? Reference);
