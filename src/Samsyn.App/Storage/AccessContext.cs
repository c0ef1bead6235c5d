using Microsoft.Extensions.DependencyInjection;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage;

/// <summary>
/// For whom the database is asked in this scope. Nobody until somebody says so, and for nobody PostgreSQL's row-level security leaves the guarded
/// tables empty. It is the second wall: what may be seen is decided by the queries (<c>VisibleTo</c>), and a query that forgets it still gets no more
/// than this. SQLite has no such wall.
/// </summary>
public sealed class AccessContext
{
    internal Reader Now { get; private set; } = Reader.Nobody;

    public void Become(Actor? actor) => Now = actor is null ? Reader.Nobody : Reader.Of(actor);

    internal void BecomeSystem() => Now = Reader.System;

    /// <summary>
    /// For work that has no person: starting, jobs, and signing in, which must find out first who it is. Until what is returned is disposed of.
    /// </summary>
    public IDisposable AsSystem()
    {
        var before = Now;
        BecomeSystem();
        return new Until(() => Now = before);
    }

    sealed class Until(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>What PostgreSQL is told of whoever asks, as the policies read it.</summary>
sealed record Reader(string Person, string Sides, string Rights, string IsSystem)
{
    /// <summary>The rights that a policy asks for; the others are the first wall's alone.</summary>
    static readonly Permission[] Asked = [Permission.ReadAgreements, Permission.ReadDrafts, Permission.ManageAccounts, Permission.OperateSystem, Permission.ReadMeetings, Permission.ManageOrganisations, Permission.ReadInformation, Permission.ReadDatasets, Permission.ReadPicture, Permission.ReadMessages];

    /// <summary>What opens a side's own room to those who work in it; the policies ask for which side.</summary>
    static readonly Permission[] OfASide = [Permission.WritePicture, Permission.WriteMessages];

    /// <summary>What a side keeps to itself is shown to these; the policies need only know which sides.</summary>
    static IReadOnlyList<Permission> OfOneSide => AccessMatrix.Current.RuleOf(nameof(ImportProposal), Ownership.Private).SeenWith;

    public static Reader Nobody { get; } = new("", "", "", "");

    public static Reader System { get; } = new("", "", "", "on");

    public static Reader Of(Actor actor) =>
        new(actor.Person.Value.ToString(), string.Join(',', actor.SidesWith(OfOneSide)), string.Join(',', [.. Asked.Where(actor.May).Select(right => right.ToString()), .. OfASide.SelectMany(right => actor.SidesWith(right).Select(side => $"{right}.{side}"))]), "");
}

public static class ScopesForSystem
{
    /// <summary>A scope for work that has no person; nothing of it may lead to an answer that a person gets.</summary>
    public static AsyncServiceScope ForSystem(this IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().BecomeSystem();
        return scope;
    }

    public static AsyncServiceScope ForSystem(this IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessContext>().BecomeSystem();
        return scope;
    }
}
