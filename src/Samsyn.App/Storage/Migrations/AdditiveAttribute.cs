using System.Reflection;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// Says that a program which does not know this migration can go on working beside it: it only adds tables, indexes that forbid nothing, and
/// columns that may be empty or have a default. A test holds the migration to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class AdditiveAttribute : Attribute
{
    public static bool IsOn(TypeInfo migration) => migration.IsDefined(typeof(AdditiveAttribute));
}
