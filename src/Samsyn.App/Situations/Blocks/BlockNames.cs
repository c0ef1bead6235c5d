using Samsyn.App.Situations.Events;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Areas by their names in the register of places, where data have them by code. Only for showing: what is kept and asked for goes by code.</summary>
public static class BlockNames
{
    /// <summary>The name of an area, or what the data call it.</summary>
    public static string Of(BlockHead head, string area) => head.Names.GetValueOrDefault(area, area);

    internal static BlockAnswer Named(BlockAnswer answer)
    {
        var head = answer.Head;
        if (head.Names.Count == 0) return answer;
        string Name(string area) => Of(head, area);
        CountLine Line(CountLine line) => line with { Name = Name(line.Name) };
        ChangeFound Change(ChangeFound found) => found with { Name = Name(found.Name) };
        return answer switch
        {
            CountAnswer { Rows: CountBy.Area } count => count with { RowNames = [.. count.RowNames.Select(Name)] },
            // The lines of a chart that is split by type have names of types: only those are changed that are an area's code and no type's.
            LineAnswer line when !line.Lines.Any(one => head.Classes.Any(type => type.Type == one.Name)) => line with { Lines = [.. line.Lines.Select(Line)] },
            MultiplesAnswer { By: CountBy.Area } multiples => multiples with { Panels = [.. multiples.Panels.Select(Line)] },
            ChangeAnswer { Rows: CountBy.Area } change => change with { Found = [.. change.Found.Select(Change)] },
            RankingAnswer ranking => ranking with { Areas = [.. ranking.Areas.Select(area => area with { Name = Name(area.Name) })] },
            OverviewAnswer overview => overview with { Rows = [.. overview.Rows.Select(row => row with { Area = Name(row.Area) })] },
            _ => answer,
        };
    }
}
