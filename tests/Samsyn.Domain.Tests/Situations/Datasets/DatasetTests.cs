using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Domain.Tests.Situations;

public sealed class DatasetTests
{
    static readonly PersonId Someone = new(new("01920000-0000-7000-8000-000000000101"));
    static readonly DateOnly Today = new(2024, 3, 1);

    [Fact]
    [Trait("Requirement", "SIT-22")]
    public void Each_type_has_its_class_and_what_has_none_that_of_the_dataset()
    {
        var dataset = Create(new()
        {
            Name = "Brott", Source = "Brå", Quality = QualityClass.HardToJudge,
            TypeQualities = [new("Mord", QualityClass.NearComplete), new("Inbrott", QualityClass.LowDarkFigure), new("Narkotika", QualityClass.ActivityDriven), new("Våld i nära relation", QualityClass.HighDarkFigure)],
        }).Value;
        Assert.Equal([QualityClass.NearComplete, QualityClass.LowDarkFigure, QualityClass.ActivityDriven, QualityClass.HighDarkFigure, QualityClass.HardToJudge],
            new[] { "mord", "Inbrott", "NARKOTIKA", "Våld i nära relation", "Misshandel" }.Select(dataset.QualityOf));
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() => Assert.Equal([typeof(DatasetNameMissing), typeof(DatasetSourceMissing), typeof(DatasetPeriodReversed), typeof(TypeQualityTwice)],
        Create(new() { Name = " ", Source = "", From = Today, To = Today.AddDays(-1), TypeQualities = [new("a", default), new("A", default)] }).Refusals.Select(refusal => refusal.GetType()));

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public void It_is_its_own_partys_until_it_is_shared_and_public_only_after_that()
    {
        var dataset = Create(new() { Name = "Brott", Source = "Brå" }, PartySide.Police).Value;
        Assert.Equal(DatasetAudience.OwnParty, dataset.Audience);
        Assert.IsType<DatasetNotShared>(dataset.Publish(Today).Refusals.Single());
        Assert.True(dataset.Share(Today).IsDone);
        Assert.IsType<DatasetSharedAlready>(dataset.Share(Today).Refusals.Single());
        Assert.Equal(DatasetAudience.BothParties, dataset.Audience);
        Assert.True(dataset.Publish(Today).IsDone);
        Assert.Equal((DatasetAudience.Public, 3), (dataset.Audience, dataset.Version));
        Assert.Equal(DatasetAudience.BothParties, Create(new() { Name = "Brott", Source = "Brå" }).Value.Audience);
    }

    [Fact]
    public void Replacing_and_appending_keep_rows_and_period()
    {
        var dataset = Create(new() { Name = "Brott", Source = "Brå" }).Value;
        Assert.True(dataset.Take(Import(dataset, ImportRule.Append, 10, 2020)).IsDone);
        Assert.True(dataset.Take(Import(dataset, ImportRule.Append, 5, 2018)).IsDone);
        Assert.Equal((15L, 1, 2018, 2020), (dataset.Rows, dataset.InForceFrom, dataset.From!.Value.Year, dataset.To!.Value.Year));
        Assert.True(dataset.Take(Import(dataset, ImportRule.Replace, 7, 2021)).IsDone);
        Assert.Equal((7L, 3, 2021, 2021), (dataset.Rows, dataset.InForceFrom, dataset.From!.Value.Year, dataset.To!.Value.Year));
    }

    [Fact]
    public void An_import_that_another_overtook_and_one_into_what_is_retired_are_refused()
    {
        var dataset = Create(new() { Name = "Brott", Source = "Brå" }).Value;
        var (first, second) = (Import(dataset, ImportRule.Replace, 1, 2020), Import(dataset, ImportRule.Replace, 1, 2020));
        Assert.True(dataset.Take(first).IsDone);
        Assert.IsType<DatasetImportedMeanwhile>(dataset.Take(second).Refusals.Single());
        Assert.True(dataset.Retire(Today).IsDone);
        Assert.All([dataset.Take(Import(dataset, ImportRule.Replace, 1, 2020)), dataset.Share(Today), dataset.Publish(Today), dataset.Retire(Today)], refused => Assert.IsType<DatasetRetired>(refused.Refusals.Single()));
    }

    [Fact]
    public void Only_years_that_differ_are_told()
    {
        var dataset = Create(new() { Name = "Brott", Source = "Brå" }).Value;
        var first = DataImport.Record(new(Guid.NewGuid()), dataset, ImportRule.Replace, File(3, 2020) with { Years = [new(2019, 5), new(2020, 3)] }, null, Someone, default);
        var second = DataImport.Record(new(Guid.NewGuid()), dataset, ImportRule.Replace, File(3, 2020) with { Years = [new(2020, 4), new(2019, 5), new(2021, 1)] }, first, Someone, default);
        Assert.Equal([new(2020, 3, 4), new(2021, 0, 1)], second.Differences);
    }

    [Fact]
    public void A_profile_tells_every_fault_of_its_own()
    {
        var faults = new ImportProfile { Name = "p", Columns = [new(ColumnRole.Area, "a"), new(ColumnRole.Area, "b"), new(ColumnRole.X, "x"), new(ColumnRole.Type)], Delimiter = '"' }.Faults();
        Assert.Equal([typeof(ProfileWithoutTime), typeof(ProfileRoleTwice), typeof(ProfileColumnUnnamed), typeof(ProfileHalfPosition), typeof(ProfileCoordinateSystem), typeof(ProfileDelimiter)], faults.Select(fault => fault.GetType()));
        Assert.Empty(new ImportProfile { Name = "p", Columns = [new(ColumnRole.Occurred, Index: 0)], HasHeading = false }.Faults());
    }

    static Outcome<Dataset> Create(DatasetDescription described, PartySide? side = null) => Dataset.Create(new(Guid.NewGuid()), described, side, Someone, default, Today);

    static ImportedFile File(long rows, int year) => new() { File = "a.csv", Length = 1, Profile = "p", Rows = rows, Events = rows, Rejected = 0, First = new(year, 1, 1), Last = new(year, 12, 31), Years = [new(year, rows)] };

    static DataImport Import(Dataset dataset, ImportRule rule, long rows, int year) => DataImport.Record(new(Guid.NewGuid()), dataset, rule, File(rows, year), null, Someone, default);

    [Fact]
    [Trait("Requirement", "SIT-25")]
    public void Which_types_are_strategic_crimes_is_said_by_the_dataset()
    {
        var dataset = Dataset.Create(new(Guid.NewGuid()), new() { Name = "Brott", Source = "Polisen", TypeQualities = [new("Personrån", QualityClass.HardToJudge, IsStrategic: true), new("Stöld", QualityClass.HardToJudge)] }, null, new(Guid.NewGuid()), DateTimeOffset.UnixEpoch, new(2026, 1, 1)).Value;
        Assert.True(dataset.IsStrategic("personrån"));
        Assert.False(dataset.IsStrategic("Stöld"));
        Assert.False(dataset.IsStrategic("Bedrägeri"));
    }
}
