using System.Text.Json;
using System.Text.Json.Serialization;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>A profile for values as JSON: the members of <see cref="IndicatorProfile"/>, choices by name. What it does not know it refuses.</summary>
public static class IndicatorProfileJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads a profile.</summary>
    public static Outcome<IndicatorProfile> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<IndicatorProfile>(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Options) is { } profile ? profile : new ProfileNotRead("$", "null");
        }
        catch (JsonException wrong)
        {
            return new ProfileNotRead(wrong.Path ?? "$", wrong.Message);
        }
    }

    /// <summary>The profile as it can be read again.</summary>
    public static string Write(IndicatorProfile profile) => JsonSerializer.Serialize(profile, Options);
}
