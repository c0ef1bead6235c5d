namespace Samsyn.Documents.Agreements.Reading.Interpretation;

enum TokenKind { Word, Number, Sign, Break }

/// <summary>One word, whole number, sign or line break of a text. <see cref="Word"/> is lower case, abbreviations without their dots ("fr.o.m." is <c>from</c>).</summary>
readonly record struct Token(TokenKind Kind, string Word, int Number, int Start, int End)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Sign && Word == word;
    public bool Is(params ReadOnlySpan<string> words) => Kind is TokenKind.Word or TokenKind.Sign && words.Contains(Word);
    public bool IsDash => Kind == TokenKind.Sign && Word is "-" or "–" or "—";
    public bool Touches(Token next) => End == next.Start;
}

/// <summary>Cuts a text into tokens in one pass; what it cannot name becomes a sign.</summary>
sealed class Words
{
    const int MostDigits = 9;
    static readonly Token Nothing = new(TokenKind.Break, "", 0, -1, -1);
    const int LettersToAToken = 5;
    readonly List<Token> _tokens;

    Words(string text)
    {
        Text = text;
        _tokens = new(text.Length / LettersToAToken + 4);
    }

    public string Text { get; }
    public int Count => _tokens.Count;
    public Token this[int index] => index >= 0 && index < _tokens.Count ? _tokens[index] : Nothing;

    /// <summary>The text as it stood, from one token to another, both included.</summary>
    public string Between(int first, int last) =>
        first > last || Count == 0 ? "" : Text[this[first].Start..this[last].End];

    public bool StartsUpper(int index) => this[index].Kind == TokenKind.Word && char.IsUpper(Text[this[index].Start]);

    /// <summary>A full stop that ends a sentence, or a line break; not the dot of "kl." or "1.".</summary>
    public bool EndsSentence(int index)
    {
        var token = this[index];
        if (token.Kind == TokenKind.Break) return true;
        if (token.Kind != TokenKind.Sign) return false;
        if (token.Word is ";" or "!" or "?") return true;
        if (token.Word != "." || this[index - 1].Kind == TokenKind.Number) return token.Word == "." && index == Count - 1;
        var abbreviated = this[index - 1].Is("kl", "ca", "nr", "st", "jan", "feb", "aug", "sept", "okt", "nov", "dec");
        return !(abbreviated && this[index + 1].Kind == TokenKind.Number);
    }

    public static Words Of(string text)
    {
        var words = new Words(text);
        for (var at = 0; at < text.Length;) at = words.Next(at);
        return words;
    }

    int Next(int at)
    {
        var c = Text[at];
        if (c is '\n' or '\r' or '\t') return Add(TokenKind.Break, "", 0, at, at + 1);
        if (char.IsWhiteSpace(c)) return at + 1;
        if (char.IsAsciiDigit(c)) return Number(at);
        return char.IsLetter(c) ? Word(at) : Add(TokenKind.Sign, c.ToString(), 0, at, at + 1);
    }

    int Number(int at)
    {
        var end = at;
        while (end < Text.Length && char.IsAsciiDigit(Text[end])) end++;
        // "48 600": a blank between groups of three belongs to the number.
        var digits = Text[at..end];
        while (digits.Length <= 6 && end + 3 < Text.Length && IsThousands(end, digits.Length, at))
        {
            digits += Text[(end + 1)..(end + 4)];
            end += 4;
        }
        return digits.Length <= MostDigits
            ? Add(TokenKind.Number, digits, int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), at, end)
            : Add(TokenKind.Sign, digits, 0, at, end);
    }

    bool IsThousands(int blank, int length, int start) =>
        (length <= 3 || blank - start > length)
        && Text[blank] is ' ' or '\u00a0' or '\u202f'
        && char.IsAsciiDigit(Text[blank + 1]) && char.IsAsciiDigit(Text[blank + 2]) && char.IsAsciiDigit(Text[blank + 3])
        && (blank + 4 >= Text.Length || !char.IsLetterOrDigit(Text[blank + 4]));

    int Word(int at)
    {
        var end = EndOfLetters(at);
        var word = Text[at..end];
        var stop = end;
        while (word.Length <= 3 && end - at <= 9 && end + 1 < Text.Length && Text[end] == '.' && char.IsLetter(Text[end + 1]))
        {
            var next = EndOfLetters(end + 1);
            if (next - end - 1 > 3) break;
            word += Text[(end + 1)..next];
            stop = end = next;
        }
        if (stop - at > word.Length && stop < Text.Length && Text[stop] == '.') stop++;
        return Add(TokenKind.Word, word.ToLowerInvariant(), 0, at, stop);
    }

    int EndOfLetters(int at)
    {
        while (at < Text.Length && char.IsLetter(Text[at])) at++;
        return at;
    }

    int Add(TokenKind kind, string word, int number, int start, int end)
    {
        _tokens.Add(new Token(kind, word, number, start, end));
        return end;
    }
}
