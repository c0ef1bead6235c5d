using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Area-type plans: an area's goal and situation as headed text, its activities as tables or bullets.</summary>
static class AreaRecogniser
{
    enum Reading { Nothing, Goal, Situation, ExpectedResults, SteeringAssignments, Activities }

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var planRows = draft.Tables.Where(table => table.IsPlan).SelectMany(table => table.Rows).ToHashSet(ReferenceEqualityComparer.Instance);
        var blocks = document.Blocks.Where(block => !planRows.Contains(block) && !draft.ListRows.Contains(block)).ToList();
        if (!blocks.Exists(block => IsLabel(block, LabelGroup.Activity, "activity") || (block.Kind == BlockKind.Row && Table.ActivityHeader(block) is not null) || IsGoal(block))) return;
        var walk = new Walk(blocks, draft);
        var areas = walk.Read().Where(area => area.HasActivities || (area.HasGoal && area.HasSituation)).ToList();
        if (!areas.Exists(area => area.HasActivities)) return;
        draft.Areas.AddRange(areas.Select(area => area.ToFact(areas)));
    }

    static bool IsLabel(Block block, LabelGroup group, string field) => Labels.Match(LabelText(block), group)?.Field == field;

    static bool IsGoal(Block block) => IsLabel(block, LabelGroup.Area, AreaDraft.Goal);

    static string LabelText(Block block) => block.Kind switch
    {
        BlockKind.Row => block.Cells[0],
        BlockKind.Heading or BlockKind.LeadIn => block.Text,
        _ => block.Text.IndexOf(':', StringComparison.Ordinal) is > 0 and < 40 and var colon ? block.Text[..colon] : "",
    };

    /// <summary>One pass over the blocks, remembering what is being read.</summary>
    sealed class Walk(List<Block> blocks, FactsDraft draft)
    {
        readonly List<AreaDraft> _areas = [];
        AreaDraft? _area;
        ActivityDraft? _activity;
        Block? _lastHeading;
        IReadOnlyList<LabelForms?>? _columns;
        Reading _reading;

        public List<AreaDraft> Read()
        {
            for (var index = 0; index < blocks.Count; index++)
            {
                if (blocks[index].Kind == BlockKind.Row) index += Row(index);
                else Text(index);
            }
            return _areas;
        }

        AreaDraft Area => _area ?? Begin(_lastHeading?.Text ?? draft.Title ?? "", _lastHeading?.Line ?? blocks[0].Line);

        AreaDraft Begin(string title, int line)
        {
            _area = new AreaDraft(title, line);
            _areas.Add(_area);
            _activity = null;
            _columns = null;
            _reading = Reading.Nothing;
            return _area;
        }

        ActivityDraft BeginActivity(int line, string? prefix = null)
        {
            var area = Area;
            _activity = new ActivityDraft(line) { NamePrefix = prefix };
            area.Add(_activity);
            _reading = Reading.Nothing;
            return _activity;
        }

        bool GoalFollows(int index) => index + 1 < blocks.Count && IsGoal(blocks[index + 1]);

        /// <summary>How many further rows were read with this one.</summary>
        int Row(int index)
        {
            var row = blocks[index];
            var value = string.Join(' ', row.Cells.Skip(1).Where(cell => cell.Length > 0));
            if (Tables.ColumnsOfActivities(row) is { } columns)
            {
                _columns = columns;
                _activity = null;
                return 0;
            }
            if (Table.ActivityHeader(row) is { } fused)
            {
                _columns = null;
                if (fused.Length > 0) draft.Find("fused-header", row.Line, row.Cells[0]);
                var headed = BeginActivity(row.Line, fused);
                if (index + 1 >= blocks.Count || blocks[index + 1] is not { Kind: BlockKind.Row } values || Labels.Match(values.Cells[0], LabelGroup.Activity) is not null) return 0;
                headed.SetValue("activity", values.Cells[0]);
                headed.Set(Labels.Match(row.Cells[1], LabelGroup.Activity)!, row.Cells[1], string.Join(' ', values.Cells.Skip(1).Where(cell => cell.Length > 0)));
                return 1;
            }
            if (_columns is not null && row.Cells.Count >= 2)
            {
                ColumnRow(row);
                return 0;
            }
            if (row.Cells[0].Length == 0) _activity?.Continue(value);
            else if (Labels.Match(row.Cells[0], LabelGroup.Activity) is { } label && (label.Field == "activity" || _activity is not null))
            {
                if (label.Field == "activity") BeginActivity(row.Line);
                _activity!.Set(label, row.Cells[0], value);
            }
            else if (value.Length == 0 && GoalFollows(index)) Begin(row.Cells[0], row.Line);
            else if (Labels.Match(row.Cells[0], LabelGroup.Area) is { } area) AreaField(area.Field, value);
            else if (value.Length == 0) _lastHeading = row with { Text = row.Cells[0] };
            return 0;
        }

        void ColumnRow(Block row)
        {
            var columns = _columns!;
            var names = columns.ToList().FindIndex(column => column?.Field == "activity");
            var continues = _activity is not null && (names >= row.Cells.Count || row.Cells[names].Length == 0);
            var activity = continues ? _activity! : BeginActivity(row.Line);
            _columns = columns;
            for (var cell = 0; cell < Math.Min(row.Cells.Count, columns.Count); cell++)
                if (columns[cell] is { } column && (!continues || row.Cells[cell].Length > 0)) activity.SetValue(column.Field, row.Cells[cell]);
        }

        void AreaField(string field, string value)
        {
            _reading = ReadingOf(field);
            if (value.Length == 0) return;
            Area.Add(field, value);
            if (_reading == Reading.Goal) _reading = Reading.Nothing;
        }

        static Reading ReadingOf(string field) => field switch
        {
            AreaDraft.Goal => Reading.Goal,
            AreaDraft.ExpectedResults => Reading.ExpectedResults,
            AreaDraft.SteeringAssignments => Reading.SteeringAssignments,
            _ => Reading.Situation,
        };

        void Text(int index)
        {
            var block = blocks[index];
            var raw = LabelText(block);
            var value = block.Kind is BlockKind.Heading or BlockKind.LeadIn ? "" : block.Text[Math.Min(block.Text.Length, raw.Length + 1)..].Trim();
            if (Labels.Match(raw, LabelGroup.Area) is { } area && (_area is not null || area.Field == AreaDraft.Goal))
            {
                AreaField(area.Field, value);
                return;
            }
            if (Labels.Match(raw, LabelGroup.Activity) is { } label && (label.Field == "activity" || (_activity is not null && block.Kind != BlockKind.Heading)))
            {
                if (label.Field != "activity") _activity!.Set(label, raw, value);
                else if (value.Length > 0) BeginActivity(block.Line).Set(label, raw, value);
                else _reading = Reading.Activities;
                return;
            }
            if (block.Kind == BlockKind.Heading && GoalFollows(index))
            {
                Begin(block.Text, block.Line);
                return;
            }
            if (block.Kind == BlockKind.Heading) _columns = null;
            Running(block);
        }

        void Running(Block block)
        {
            if (_reading == Reading.Goal)
            {
                Area.Add(AreaDraft.Goal, block.Text);
                if (block.Kind != BlockKind.ListItem) _reading = Reading.Nothing;
            }
            else if (_reading == Reading.Situation && _activity is null) Area.Add(AreaDraft.SituationField, block.Text);
            else if (_reading is Reading.ExpectedResults or Reading.SteeringAssignments && block.Kind != BlockKind.Heading)
                Area.Add(_reading == Reading.SteeringAssignments ? AreaDraft.SteeringAssignments : AreaDraft.ExpectedResults, block.Text);
            else if (_reading == Reading.Activities && block.Kind == BlockKind.ListItem)
            {
                BeginActivity(block.Line).SetValue("activity", block.Text);
                _reading = Reading.Activities;
            }
            else if (block.Kind == BlockKind.Heading && ActionTables.ListTitle(block.Text) is null)
            {
                // A heading without a goal of its own ends the area's activities: what follows belongs to something else, unless it is their list of measures.
                _lastHeading = block;
                if (_area is { HasActivities: true }) (_area, _activity, _reading) = (null, null, Reading.Nothing);
            }
        }
    }
}
