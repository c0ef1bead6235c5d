using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Samsyn.App.Storage;

/// <summary>Values without identity of their own, kept as JSON text beside the row they belong to.</summary>
static class JsonColumns
{
    /// <summary>An immutable value; a change is a new value.</summary>
    public static PropertyBuilder<T> JsonValue<TEntity, T>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, T>> property) where TEntity : class =>
        entity.Property(property).HasConversion(new JsonText<T>(), new SameOrNew<T>());

    /// <summary>A read-only list over a private <c>List</c> field of the same name (<c>Signatures</c> over <c>_signatures</c>).</summary>
    public static void JsonList<TEntity, T>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, IReadOnlyList<T>>> property) where TEntity : class
    {
        var name = ((MemberExpression)property.Body).Member.Name;
        entity.Ignore(name);
        entity.Property<List<T>>($"_{char.ToLowerInvariant(name[0])}{name[1..]}").HasConversion(new JsonText<List<T>>(), new ListComparer<T>());
    }

    sealed class JsonText<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, StorageJson.Options),
        text => JsonSerializer.Deserialize<T>(text, StorageJson.Options)!);

    /// <summary>Immutable: the same object is unchanged, another one is a new value. Comparing thousands of lines would say no more.</summary>
    sealed class SameOrNew<T>() : ValueComparer<T>(
        (left, right) => ReferenceEquals(left, right),
        value => value == null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value),
        value => value);

    sealed class ListComparer<T>() : ValueComparer<List<T>>(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
        list => list.Count,
        list => new List<T>(list));
}
