using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Datasets;

public readonly record struct DatasetId(Guid Value) : IEntityId<DatasetId>
{
    public static DatasetId From(Guid value) => new(value);
}

public readonly record struct DataImportId(Guid Value) : IEntityId<DataImportId>
{
    public static DataImportId From(Guid value) => new(value);
}

public readonly record struct DataUploadId(Guid Value) : IEntityId<DataUploadId>
{
    public static DataUploadId From(Guid value) => new(value);
}

public readonly record struct NamedProfileId(Guid Value) : IEntityId<NamedProfileId>
{
    public static NamedProfileId From(Guid value) => new(value);
}

public readonly record struct ScanId(Guid Value) : IEntityId<ScanId>
{
    public static ScanId From(Guid value) => new(value);
}
