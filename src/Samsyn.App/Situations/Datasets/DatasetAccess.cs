using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>Every query of datasets begins here: what a party has not released is not there for the other (SIT-02).</summary>
static class DatasetAccess
{
    public static IQueryable<Dataset> VisibleTo(this IQueryable<Dataset> datasets, Actor actor) => datasets.VisibleToSidesOf(actor);

    /// <summary>Those in use that hold events rather than values.</summary>
    public static IQueryable<Dataset> WithEvents(this IQueryable<Dataset> datasets) => datasets.Where(one => one.RetiredOn == null && one.Imports > 0 && one.Kind == DatasetKind.Events);
}
