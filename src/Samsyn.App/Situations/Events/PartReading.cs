using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Situations.Events;

/// <summary>Reads one part of a file column by column, a batch at a time.</summary>
sealed class PartReading
{
    const int Decimetres = 10;

    readonly ReadingPlan _plan;
    readonly EventPart _part;
    readonly BatchFaults _faults;
    readonly int[] _occurred = new int[RowBatch.Capacity], _to = new int[RowBatch.Capacity], _x = new int[RowBatch.Capacity], _y = new int[RowBatch.Capacity], _counts = new int[RowBatch.Capacity];
    readonly DateReading[] _how = new DateReading[RowBatch.Capacity];
    readonly PositionFault[] _where = new PositionFault[RowBatch.Capacity];
    byte[] _scratch = [];

    byte[] _room = new byte[1 << 20];

    public PartReading(ReadingPlan plan, long bytes)
    {
        var expected = (int)(bytes / 96);
        var isUtf8 = plan.Format.IsUtf8;
        _plan = plan;
        _part = new(expected)
        {
            OccurredTo = plan.OccurredTo < 0 ? null : new(expected), X = plan.X < 0 ? null : new(expected), Y = plan.X < 0 ? null : new(expected), Counts = plan.Count < 0 ? null : new(expected),
            Areas = plan.Area < 0 ? null : new(plan.NameOf(plan.Area), isUtf8, plan.Profile.Areas, plan.Profile.AreaDigits, expected),
            Types = plan.Type < 0 ? null : new(plan.NameOf(plan.Type), isUtf8, plan.Profile.Types, null, expected),
            Texts = [.. plan.Others.Select(column => new TextColumn(plan.NameOf(column), isUtf8, expected))],
        };
        _faults = new(isUtf8, _part);
    }

    /// <summary>What was read stays until the next part is.</summary>
    public EventPart Read(TableBytes bytes, long from, long to, bool isRowStart, IProgress<long> progress, CancellationToken cancellation)
    {
        _part.Clear();
        var rows = new RowReader(bytes, _plan.Format.Delimiter, _plan.Format.Heading.Count, from, to, isRowStart);
        var batch = new RowBatch(_plan.Format.Heading.Count);
        while (rows.Read(batch))
        {
            cancellation.ThrowIfCancellationRequested();
            Take(batch);
            progress.Report(batch.Count);
        }
        (_part.Begin, _part.End, _part.Lines) = (rows.Begin, rows.End, rows.Lines);
        _part.Rejected.AddRange(rows.Rejected);
        return _part;
    }

    /// <summary>Of what was read last; good until either is asked for again.</summary>
    public ReadOnlyMemory<byte> Numbers() => SegmentWriting.Numbers(_part, ref _room);

    public ReadOnlyMemory<byte> Rest() => SegmentWriting.Rest(_part, ref _room);

    void Take(RowBatch batch)
    {
        _faults.Begin(batch);
        Times(batch);
        if (_part.X is not null) Positions(batch);
        if (_part.Counts is not null) Counts(batch);
        _part.Areas?.Read(batch, _plan.Area, _faults);
        _part.Types?.Read(batch, _plan.Type, _faults);
        // Looked at together it is nearly always right, and then no text needs to be looked at by itself.
        if (_plan.Format.IsUtf8 && !System.Text.Unicode.Utf8.IsValid(batch.Whole))
            for (var text = 0; text < _part.Texts.Count; text++) _part.Texts[text].Check(batch, _plan.Others[text], _faults);
        _faults.End();
        Keep(batch);
    }

    void Keep(RowBatch batch)
    {
        var kept = _faults.Kept;
        var (all, count) = (_faults.All, batch.Count);
        _part.Occurred.Add(_occurred.AsSpan(0, count), kept, all);
        _part.OccurredTo?.Add(_to.AsSpan(0, count), kept, all);
        _part.X?.Add(_x.AsSpan(0, count), kept, all);
        _part.Y?.Add(_y.AsSpan(0, count), kept, all);
        _part.Counts?.Add(_counts.AsSpan(0, count), kept, all);
        _part.Areas?.Keep(_faults);
        _part.Types?.Keep(_faults);
        for (var text = 0; text < _part.Texts.Count; text++) _part.Texts[text].Keep(batch, _plan.Others[text], _faults);
        _part.LineOf.Add(batch.Lines.AsSpan(0, count), kept, all);
        for (var row = 0; row < count; row++)
        {
            if (!all && _faults.IsWrong(row)) continue;
            _part.Hashes.Add(QuickHash.Of(batch.Row(row)));
            if (_how[row] != DateReading.Read) _part.Note(_how[row] switch { DateReading.InGap => EventNote.InSummerTimeGap, DateReading.InOverlap => EventNote.InSummerTimeOverlap, _ => EventNote.WithoutTimeOfDay }, batch.Lines[row]);
            if (_part.X is null) continue;
            if (_where[row] != PositionFault.None) _part.Note(_where[row] == PositionFault.NullIsland ? EventNote.NullIsland : EventNote.AtSea, batch.Lines[row]);
            else if (_x[row] == EventPart.None) _part.Note(EventNote.NoPosition, batch.Lines[row]);
        }
    }

    void Times(RowBatch batch)
    {
        var (order, name) = (_plan.Profile.DateOrder, _plan.NameOf(_plan.Occurred));
        for (var row = 0; row < batch.Count; row++)
        {
            var content = FieldText.Content(batch.Field(row, _plan.Occurred), ref _scratch);
            _how[row] = DateText.Read(content, order, out _occurred[row]);
            if (_how[row] == DateReading.NotADate) _faults.Add(row, name, content.IsEmpty ? RejectReason.Missing : RejectReason.NotADate, content);
        }
        if (_part.OccurredTo is null) return;
        name = _plan.NameOf(_plan.OccurredTo);
        for (var row = 0; row < batch.Count; row++)
        {
            var content = FieldText.Content(batch.Field(row, _plan.OccurredTo), ref _scratch);
            _to[row] = EventPart.None;
            if (content.IsEmpty) continue;
            if (DateText.Read(content, order, out var minute) is var how && how == DateReading.NotADate) _faults.Add(row, name, RejectReason.NotADate, content);
            // The hour that comes twice may end before it began by the clock; a day without time of day ends with the day.
            else if ((how == DateReading.DateOnly ? minute + 1439 : minute) < _occurred[row] && how != DateReading.InOverlap) _faults.Add(row, name, RejectReason.EndBeforeStart, content);
            else _to[row] = minute;
        }
    }

    void Positions(RowBatch batch)
    {
        var (system, sign) = (_plan.System!, _plan.Profile.DecimalSign);
        var isPlane = system == CoordinateSystem.Sweref99Tm;
        for (var row = 0; row < batch.Count; row++)
        {
            (_x[row], _y[row], _where[row]) = (EventPart.None, EventPart.None, PositionFault.None);
            var content = FieldText.Content(batch.Field(row, _plan.X), ref _scratch);
            var hasX = content.Length > 0;
            if (!NumberText.TryDecimal(content, sign, out var x) && hasX)
            {
                _faults.Add(row, _plan.NameOf(_plan.X), RejectReason.NotANumber, content);
                continue;
            }
            content = FieldText.Content(batch.Field(row, _plan.Y), ref _scratch);
            if (!NumberText.TryDecimal(content, sign, out var y) && content.Length > 0)
            {
                _faults.Add(row, _plan.NameOf(_plan.Y), RejectReason.NotANumber, content);
                continue;
            }
            if (hasX != content.Length > 0) _faults.Add(row, _plan.NameOf(hasX ? _plan.Y : _plan.X), RejectReason.Missing, default);
            if (!hasX || content.Length == 0) continue;
            Place(row, isPlane, system, new(x, y));
        }
    }

    void Place(int row, bool isPlane, CoordinateSystem system, Position written)
    {
        var metres = isPlane ? written : system.To(CoordinateSystem.Sweref99Tm, written);
        var fault = PositionCheck.Of(metres.X, metres.Y);
        if (fault != PositionFault.None) fault = PositionCheck.Explain(system, written);
        if (fault is PositionFault.Swapped or PositionFault.OtherSystem or PositionFault.Outside)
        {
            var shown = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{written.X} {written.Y}");
            if (fault == PositionFault.OtherSystem) shown += $" ({PositionCheck.Guess(written)!.Name})";
            _faults.Add(row, $"{_plan.NameOf(_plan.X)}, {_plan.NameOf(_plan.Y)}",
                fault switch { PositionFault.Swapped => RejectReason.PositionSwapped, PositionFault.OtherSystem => RejectReason.PositionOtherSystem, _ => RejectReason.PositionOutside }, System.Text.Encoding.ASCII.GetBytes(shown));
            return;
        }
        _where[row] = fault;
        if (fault != PositionFault.NullIsland) (_x[row], _y[row]) = ((int)Math.Round(metres.X * Decimetres), (int)Math.Round(metres.Y * Decimetres));
    }

    void Counts(RowBatch batch)
    {
        var name = _plan.NameOf(_plan.Count);
        for (var row = 0; row < batch.Count; row++)
        {
            var content = FieldText.Content(batch.Field(row, _plan.Count), ref _scratch);
            if (content.Length == 1 && (uint)(content[0] - '0') <= 9) _counts[row] = content[0] - '0';
            else if (content.IsEmpty) _faults.Add(row, name, RejectReason.Missing, content);
            else if (!NumberText.TryWhole(content, out var count)) _faults.Add(row, name, RejectReason.NotANumber, content);
            else if (count < 0) _faults.Add(row, name, RejectReason.Negative, content);
            else if (count > int.MaxValue) _faults.Add(row, name, RejectReason.OutOfRange, content);
            else _counts[row] = (int)count;
        }
    }
}
