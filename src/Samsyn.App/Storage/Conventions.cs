using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Storage;

/// <summary>What holds for every table: snake_case names, enums as words, instants as UTC, a version that catches stale writes.</summary>
static class Conventions
{
    public const string Version = nameof(Version);

    public static void ApplyTypes(ModelConfigurationBuilder types)
    {
        types.Properties<Enum>().HaveConversion<string>();
        types.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        foreach (var id in typeof(IEntityId<>).Assembly.GetTypes().Where(IsId))
            types.Properties(id).HaveConversion(typeof(IdAsGuid<>).MakeGenericType(id));
    }

    public static bool IsId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>));

    public static void ApplyNames(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table) entity.SetTableName(SnakeCase(table));
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase(property.Name.TrimStart('_')));
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? []) key.ValueGenerated = ValueGenerated.Never;
            if (entity.FindProperty(Version) is { } version && version.ClrType == typeof(int)) version.IsConcurrencyToken = true;
        }
    }

    internal static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }

    sealed class IdAsGuid<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make(value)) where T : struct, IEntityId<T>
    {
        static T Make(Guid value) => T.From(value);
    }

    /// <summary>SQLite cannot order by DateTimeOffset and PostgreSQL keeps no offset: both store the UTC instant.</summary>
    sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
