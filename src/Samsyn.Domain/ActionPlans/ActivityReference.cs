using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.ActionPlans;

/// <summary>A field of an activity whose value is the label of another field: the contact is “Sammankallande” (PLN-07).</summary>
public static class ActivityReference
{
    static readonly string[] Convener = ["sammankallande", "sammankallaren", "sammanställande", "ansvarig"];
    static readonly string[] DistrictContact = ["stadsdelsförvaltningenskontakt", "stadsdelenskontakt", "kommunenskontakt"];
    static readonly string[] PoliceContact = ["polisenskontakt"];

    /// <summary>The canonical field that the value refers to, or null for a value of its own.</summary>
    public static string? FieldOf(ActivityFact activity, string? value)
    {
        var key = Letters(value);
        if (key.Length == 0) return null;
        foreach (var (field, label) in activity.Labels)
            if (Letters(label) == key) return field;
        return Convener.Contains(key) ? "convener" : DistrictContact.Contains(key) ? "districtContact" : PoliceContact.Contains(key) ? "policeContact" : null;
    }

    /// <summary>What stands in the field referred to; null when it is empty or refers on.</summary>
    public static string? ValueOf(ActivityFact activity, string field) => field switch
    {
        "convener" => Own(activity, activity.Convener),
        "districtContact" => Own(activity, activity.DistrictContact),
        "policeContact" => Own(activity, activity.PoliceContact),
        _ => null,
    };

    static string? Own(ActivityFact activity, string? value) => FieldOf(activity, value) is null ? value : null;

    // A label that a narrow column broke ("Samman kallande") is the same label.
    static string Letters(string? text) => string.Concat((text ?? "").Where(char.IsLetter)).ToLowerInvariant();
}
