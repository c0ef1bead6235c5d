namespace Samsyn.Domain.Situations.Pictures;

/// <summary>The three main parts (SIT-14).</summary>
public enum PicturePart { Demography, Crime, Challenges }

/// <summary>What a section must hold before the edition can be called whole.</summary>
[Flags]
public enum SectionNeeds
{
    None = 0,
    /// <summary>Women and men apart (SIT-11, CAU-16).</summary>
    Sex = 1,
    /// <summary>What children meet (SIT-11, CAU-16).</summary>
    Children = 2,
    /// <summary>Another source than reported crime (SIT-65).</summary>
    OtherSource = 4,
}

/// <summary>A section as a template has it. The key is the same in every edition, whatever the heading becomes.</summary>
public sealed record SectionPlan
{
    public required string Key { get; init; }
    public required PicturePart Part { get; init; }
    public required string Heading { get; init; }
    public SectionNeeds Needs { get; init; }
    /// <summary>The class of the crime that the section is about.</summary>
    public QualityClass? Class { get; init; }
    /// <summary>Kept for named readers from the start (SIT-12).</summary>
    public bool IsRestricted { get; init; }
}

/// <summary>The sections that a picture begins with, unless the agreement has a template of its own (SIT-14, SIT-15).</summary>
public static class DefaultSections
{
    public static IReadOnlyList<SectionPlan> All { get; } =
    [
        Of("demografi", PicturePart.Demography, "Demografi"),
        Of("ungdomar", PicturePart.Demography, "Ungdomar", SectionNeeds.Children | SectionNeeds.Sex),
        Of("ungdomars-brottslighet", PicturePart.Crime, "Ungdomars brottslighet", SectionNeeds.Children | SectionNeeds.OtherSource, QualityClass.HardToJudge),
        Of("overgripande", PicturePart.Crime, "Övergripande beskrivning", SectionNeeds.OtherSource),
        Of("narkotika", PicturePart.Crime, "Narkotika", SectionNeeds.OtherSource, QualityClass.ActivityDriven),
        Of("trafik", PicturePart.Crime, "Trafik", SectionNeeds.OtherSource, QualityClass.ActivityDriven),
        Of("vald", PicturePart.Crime, "Våldsbrottslighet i utemiljöer", SectionNeeds.OtherSource, QualityClass.HardToJudge),
        Of("personran", PicturePart.Crime, "Personrån", SectionNeeds.OtherSource | SectionNeeds.Children, QualityClass.HardToJudge),
        Of("bostadsinbrott", PicturePart.Crime, "Inbrott i bostad", SectionNeeds.OtherSource, QualityClass.LowDarkFigure),
        Of("skadegorelse", PicturePart.Crime, "Skadegörelse", SectionNeeds.OtherSource, QualityClass.HardToJudge),
        Of("nara-relation", PicturePart.Crime, "Brott i nära relation", SectionNeeds.OtherSource | SectionNeeds.Sex | SectionNeeds.Children, QualityClass.HighDarkFigure),
        Of("bosattningar", PicturePart.Crime, "Bosättningar"),
        Of("trygghet", PicturePart.Crime, "Trygghet", SectionNeeds.Sex | SectionNeeds.Children),
        Of("utsatta-omraden", PicturePart.Challenges, "Utsatta områden"),
        Of("social-oro", PicturePart.Challenges, "Social oro"),
        Of("radikalisering", PicturePart.Challenges, "Radikalisering") with { IsRestricted = true },
        Of("kriminella-natverk", PicturePart.Challenges, "Kriminella nätverk"),
    ];

    /// <summary>What a short picture asks of both parties: the week's unrest (its events, the mood, what is coming) and the evening (FOR-UTM-04).</summary>
    public static IReadOnlyList<SectionPlan> Of(PictureKind kind) => kind switch
    {
        PictureKind.WeeklyUnrest => [Short("handelser", "Händelser under veckan"), Short("stamning", "Stämning och rykten"), Short("platser", "Platser att hålla uppsikt över"), Short("vantat", "Väntat de närmaste dagarna"), Short("bedomning", "Samlad bedömning")],
        PictureKind.Evening => [Short("veckan", "Veckan som gått"), Short("kvallen", "Kvällen och helgen"), Short("platser", "Platser där många unga samlas"), Short("ute", "Vilka som är ute")],
        _ => All,
    };

    static SectionPlan Short(string key, string heading) => Of(key, PicturePart.Crime, heading);

    static SectionPlan Of(string key, PicturePart part, string heading, SectionNeeds needs = SectionNeeds.None, QualityClass? quality = null) =>
        new() { Key = key, Part = part, Heading = heading, Needs = needs, Class = quality };
}
