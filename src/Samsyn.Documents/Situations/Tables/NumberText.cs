using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>Numbers as tables have them: whole or decimal, with point or comma, a space between thousands, and a minus of either kind.</summary>
public static class NumberText
{
    const int MostDigits = 18;
    static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>A whole number; a decimal one is none, unless its decimals are zeros.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> text, out long value)
    {
        var isNumber = TryParts(text, DecimalSign.PointOrComma, out value, out var decimals);
        if (!isNumber) return false;
        var unit = (long)Powers[decimals];
        if (value % unit != 0) return false;
        value /= unit;
        return true;
    }

    /// <summary>A number with at most 18 figures; the nearest <see cref="double"/>.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, DecimalSign sign, out double value)
    {
        var isNumber = TryParts(text, sign, out var figures, out var decimals);
        value = figures / Powers[decimals];
        return isNumber;
    }

    static bool TryParts(ReadOnlySpan<byte> text, DecimalSign sign, out long figures, out int decimals)
    {
        (figures, decimals) = (0, 0);
        var (at, isNegative, digits, isDecimal, inGroup) = (0, false, 0, false, 0);
        if (text.StartsWith("\u2212"u8)) (at, isNegative) = (3, true);
        else if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+') (at, isNegative) = (1, text[0] == '-');
        var isGrouped = false;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            var digit = (uint)(letter - '0');
            if (digit <= 9)
            {
                if (++digits > MostDigits) return false;
                figures = figures * 10 + digit;
                inGroup++;
                if (isDecimal) decimals++;
            }
            else if (letter is (byte)'.' or (byte)',')
            {
                if (isDecimal || (sign == DecimalSign.Point && letter == ',') || (sign == DecimalSign.Comma && letter == '.') || (isGrouped && inGroup != 3)) return false;
                isDecimal = true;
            }
            else if (!isDecimal && Space(text[at..]) is > 0 and var width)
            {
                if (digits == 0 || (isGrouped && inGroup != 3) || inGroup > 3) return false;
                (isGrouped, inGroup) = (true, 0);
                at += width - 1;
            }
            else
            {
                return false;
            }
        }
        if (digits == 0 || (isGrouped && !isDecimal && inGroup != 3)) return false;
        if (isNegative) figures = -figures;
        return true;
    }

    /// <summary>Bytes of the space that text begins with: usual, no-break in Windows-1252, no-break or narrow no-break in UTF-8; 0 when it is none.</summary>
    static int Space(ReadOnlySpan<byte> text) => text[0] is (byte)' ' or 0xA0 ? 1 : text.StartsWith("\u00a0"u8) ? 2 : text.StartsWith("\u202f"u8) ? 3 : 0;
}
