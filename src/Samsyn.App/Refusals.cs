using Samsyn.Domain.Kernel;

namespace Samsyn.App;

/// <summary>No such object, or not one that the actor may see: the two are not told apart.</summary>
public sealed record NotFound : Refusal;

/// <summary>Someone else saved the object after the form was fetched.</summary>
public sealed record Stale(int Yours, int Current) : Refusal;
