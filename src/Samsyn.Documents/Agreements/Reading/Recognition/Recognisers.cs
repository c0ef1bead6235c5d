using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Reads one kind of fact out of a segmented document into the draft. Must not throw and must look at each block a bounded number of times.</summary>
delegate void Recogniser(SegmentedDocument document, FactsDraft draft);

/// <summary>
/// Every recogniser in the order they run, over a nested overarching agreement first and then over the document.
/// A new kind of fact is a new file in this folder and a line here.
/// </summary>
static class Recognisers
{
    public static IReadOnlyList<Recogniser> All { get; } =
    [
        Titles.Recognise,
        DocumentKinds.Recognise,
        PartyRecogniser.Recognise,
        DiaryNumberRecogniser.Recognise,
        TermRecogniser.Recognise,
        AnnexRecogniser.Recognise,
        ClauseRecogniser.Recognise,
        SignatoryRecogniser.Recognise,
        ActionTables.Recognise,
        PlanRecogniser.Recognise,
        AreaRecogniser.Recognise,
        Bodies.Recognise,
        FollowUps.Recognise,
        CommunicationPlans.Recognise,
        PictureSources.Recognise,
        PriorityAreas.Recognise,
        Statistics.Recognise,
        Obligations.Recognise,
        Actions.Recognise,
        Memorials.Recognise,
        ParentRecogniser.Recognise,
        DocumentKinds.Complete,
        Completeness.Recognise,
    ];
}
