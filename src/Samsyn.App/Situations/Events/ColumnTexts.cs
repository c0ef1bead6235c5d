using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>Codes of one batch as they were written → the codes that are meant, by list and with the zeros that were lost.</summary>
sealed class CodedColumn(string name, bool isUtf8, CodeList? list, int? digits, int expected)
{
    const int Unknown = -1, NotText = -2;

    readonly TextDictionary _written = new();
    readonly List<int> _meant = [];
    readonly int[] _batch = new int[RowBatch.Capacity];
    readonly Values<int> _codes = new(expected);
    byte[] _scratch = [];

    public TextDictionary Dictionary { get; } = new();
    public ReadOnlySpan<int> Codes => _codes.Span;

    public void Read(RowBatch batch, int column, BatchFaults faults)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var content = FieldText.Content(batch.Field(row, column), ref _scratch);
            var written = _written.Code(content);
            if (written == _meant.Count) _meant.Add(Meant(content));
            _batch[row] = _meant[written];
            if (_batch[row] < 0) faults.Add(row, name, _batch[row] == Unknown ? RejectReason.UnknownCode : RejectReason.NotText, content);
        }
    }

    /// <summary>Codes go, texts stay: the next part has mostly the same.</summary>
    public void Begin() => _codes.Clear();

    /// <summary>One that was kept before, as it is meant.</summary>
    public void Add(int code) => _codes.Add(code);

    public void Keep(BatchFaults faults) => _codes.Add(_batch.AsSpan(0, faults.Count), faults.Kept, faults.All);

    int Meant(ReadOnlySpan<byte> content)
    {
        if (FieldText.Decode(content, isUtf8) is not { } text) return NotText;
        if (digits is { } wanted && text.Length > 0 && text.Length < wanted && text.All(char.IsAsciiDigit)) text = text.PadLeft(wanted, '0');
        if (list is not null)
        {
            if (list.Codes.TryGetValue(text, out var meant)) text = meant;
            else if (list.Unknown == UnknownCode.Reject) return Unknown;
        }
        return Dictionary.Code(System.Text.Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>A text for showing: by number while few texts come again and again, otherwise each as it stands.</summary>
sealed class TextColumn(string name, bool isUtf8, int expected)
{
    const int MostTexts = ushort.MaxValue, Trial = 20_000;

    readonly Values<int> _codes = new(expected);
    byte[] _scratch = [], _plain = [];
    int _plainLength;
    /// <summary>Once a column is seen to have texts of its own in each row, the next parts need not try.</summary>
    bool _isPlain;

    public string Name => name;

    /// <summary>Null when each text stands by itself.</summary>
    public TextDictionary? Dictionary { get; private set; } = new();

    /// <summary>Numbers of texts, or their lengths in bytes.</summary>
    public ReadOnlySpan<int> Codes => _codes.Span;

    /// <summary>The texts one after another.</summary>
    public ReadOnlySpan<byte> Plain => _plain.AsSpan(0, _plainLength);

    public void Begin()
    {
        _codes.Clear();
        (_plainLength, Dictionary) = (0, _isPlain ? null : new());
    }

    public void Check(RowBatch batch, int column, BatchFaults faults)
    {
        for (var row = 0; row < batch.Count; row++)
            if (batch.Field(row, column) is var field && !System.Text.Unicode.Utf8.IsValid(field)) faults.Add(row, name, RejectReason.NotText, field);
    }

    public void Keep(RowBatch batch, int column, BatchFaults faults)
    {
        var kept = faults.All ? batch.Count : faults.Kept.Length;
        for (var at = 0; at < kept; at++)
        {
            var content = FieldText.Content(batch.Field(faults.All ? at : faults.Kept[at], column), ref _scratch);
            if (!isUtf8 && !System.Text.Ascii.IsValid(content)) content = System.Text.Encoding.UTF8.GetBytes(FieldText.Decode(content, isUtf8: false)!);
            Add(content);
        }
        Settle();
    }

    public void Add(ReadOnlySpan<byte> content)
    {
        if (Dictionary is { } texts) _codes.Add(texts.Code(content));
        else Append(content);
    }

    /// <summary>Texts of which most are their own stand better by themselves.</summary>
    public void Settle()
    {
        if (Dictionary is { } many && (many.Count > MostTexts || (_codes.Count > Trial && many.Count > _codes.Count / 2))) GoPlain(many);
    }

    void GoPlain(TextDictionary texts)
    {
        var codes = _codes.Span.ToArray();
        (Dictionary, _isPlain) = (null, true);
        if (_plain.Length == 0) _plain = new byte[Math.Max(expected, codes.Length) * 16];
        _codes.Clear();
        foreach (var code in codes) Append(texts[code]);
    }

    void Append(ReadOnlySpan<byte> content)
    {
        if (_plainLength + content.Length > _plain.Length) Array.Resize(ref _plain, Math.Max(2 * _plain.Length, _plainLength + content.Length));
        content.CopyTo(_plain.AsSpan(_plainLength));
        _plainLength += content.Length;
        _codes.Add(content.Length);
    }
}
