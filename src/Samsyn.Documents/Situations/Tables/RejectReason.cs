namespace Samsyn.Documents.Situations.Tables;

/// <summary>Why a row, or a value in it, was not taken.</summary>
public enum RejectReason
{
    /// <summary>Fewer columns than the heading.</summary>
    TooFewColumns,
    /// <summary>More columns than the heading.</summary>
    TooManyColumns,
    /// <summary>A quote is opened and never closed.</summary>
    UnterminatedQuote,
    /// <summary>Text stands between the closing quote and the next delimiter.</summary>
    TextAfterQuote,
    /// <summary>The row is longer than <see cref="RowReader.LongestRow"/>.</summary>
    TooLong,
    /// <summary>The value has to be there.</summary>
    Missing,
    /// <summary>Not a number.</summary>
    NotANumber,
    /// <summary>A number, but outside what the column can hold.</summary>
    OutOfRange,
    /// <summary>A number below zero where something is counted.</summary>
    Negative,
    /// <summary>Not a date, or a date without a meaning such as month 13.</summary>
    NotADate,
    /// <summary>The end comes before the beginning.</summary>
    EndBeforeStart,
    /// <summary>The code list does not have it.</summary>
    UnknownCode,
    /// <summary>The bytes are no text in the file's coding.</summary>
    NotText,
    /// <summary>Not in Sweden.</summary>
    PositionOutside,
    /// <summary>In Sweden when east and north change places.</summary>
    PositionSwapped,
    /// <summary>In Sweden in another coordinate system.</summary>
    PositionOtherSystem,
    /// <summary>The same indicator, area, period, sex, group and category stand elsewhere with another value.</summary>
    SaidTwice,
}

/// <summary>One row that was not taken. <paramref name="Line"/> counts from 1 in the file; <paramref name="Column"/> is empty when it concerns the row as a whole; <paramref name="Value"/> is at most <see cref="LongestValue"/> letters of what stood there.</summary>
public readonly record struct RejectedRow(long Line, string Column, RejectReason Reason, string Value)
{
    /// <summary>How much of a value is shown.</summary>
    public const int LongestValue = 60;
}
