using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>The JSON is not an import profile.</summary>
public sealed record ProfileNotRead(string Where, string Reason) : Refusal;

/// <summary>An import profile as a JSON file: the members of <see cref="ImportProfile"/>, choices by name. What it does not know it refuses, so that a misspelt setting is noticed.</summary>
public static class ImportProfileJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks a profile.</summary>
    public static Outcome<ImportProfile> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize<ImportProfile>(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Options) is not { } profile) return new ProfileNotRead("$", "null");
            return profile.Faults() is { Count: > 0 } faults ? Outcome<ImportProfile>.Refused(faults) : profile;
        }
        catch (JsonException wrong)
        {
            return new ProfileNotRead(wrong.Path ?? "$", wrong.Message);
        }
    }

    /// <summary>The profile as it can be read again.</summary>
    public static string Write(ImportProfile profile) => JsonSerializer.Serialize(profile, Options);
}
