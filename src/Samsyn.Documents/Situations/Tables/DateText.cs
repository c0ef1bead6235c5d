using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>What a text says of a time, and what is odd about it.</summary>
public enum DateReading
{
    /// <summary>A time.</summary>
    Read,
    /// <summary>A date without a time of day; read as its first minute.</summary>
    DateOnly,
    /// <summary>An hour that summer time leaves out; read as it stands.</summary>
    InGap,
    /// <summary>An hour that comes twice when summer time ends; read as it stands.</summary>
    InOverlap,
    /// <summary>No date, or one without a meaning.</summary>
    NotADate,
}

/// <summary>
/// Times as Swedish systems write them: <c>2023-01-05 6:05</c>, <c>2023-01-05T06:05:00+01:00</c>, <c>20230105</c>, <c>202301050605</c>, <c>5/1/2023 06.05</c>, and Excel's
/// serial days. The result is minutes since 2000-01-01 00:00 by the clock in Sweden. Times with a zone of their own are moved to it; those without are its own already.
/// </summary>
public static class DateText
{
    const int MinutesPerDay = 1440;
    const int FirstYear = 1900, LastYear = 2199;
    /// <summary>Serial days that Excel dates are recognised by: 1954–2119.</summary>
    const double FirstSerial = 20_000, LastSerial = 80_000;
    static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;
    static readonly int SerialEpoch = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Reads one time; <paramref name="minute"/> is 0 when it is none.</summary>
    public static DateReading Read(ReadOnlySpan<byte> text, DateOrder order, out int minute)
    {
        minute = 0;
        if ((text.Length == 16 || (text.Length == 19 && text[16] == ':' && Two(text[17..]) is >= 0 and <= 60)) && text[4] == '-' && text[7] == '-' && text[13] == ':' && text[10] is (byte)' ' or (byte)'T'
            && Two(text[2..]) is var short_ and >= 0 && Two(text) is var century and >= 0 && Two(text[5..]) is var month and > 0 && Two(text[8..]) is var day and > 0 && Two(text[11..]) is var hour and >= 0 && Two(text[14..]) is var past and >= 0)
            return Make(century * 100 + short_, month, day, hour, past, ref minute);
        return General(text, order, ref minute);
    }

    static DateReading General(ReadOnlySpan<byte> text, DateOrder order, ref int minute)
    {
        var rest = text;
        var (first, digits) = Figures(ref rest);
        if (digits is 8 or 12 or 14 && (rest.Length == 0 || rest[0] is (byte)' ' or (byte)'T')) return Compact(text[..digits], rest, ref minute);
        if (digits == 0) return DateReading.NotADate;
        if (rest.Length == 0 || (digits == 5 && rest[0] is (byte)'.' or (byte)',')) return Serial(text, ref minute);
        var separator = rest[0];
        if (separator is not ((byte)'-' or (byte)'/' or (byte)'.')) return DateReading.NotADate;
        rest = rest[1..];
        var (second, secondDigits) = Figures(ref rest);
        if (secondDigits is 0 or > 2 || rest.Length == 0 || rest[0] != separator) return DateReading.NotADate;
        rest = rest[1..];
        var (third, thirdDigits) = Figures(ref rest);
        if (digits == 4 && thirdDigits is 1 or 2) return Timed(first, second, third, rest, ref minute);
        if (digits > 2 || thirdDigits != 4) return DateReading.NotADate;
        return order switch
        {
            DateOrder.DayMonthYear => Timed(third, second, first, rest, ref minute),
            DateOrder.MonthDayYear => Timed(third, first, second, rest, ref minute),
            // Which of two small numbers is the day nobody can tell: the profile has to say.
            _ => DateReading.NotADate,
        };
    }

    static DateReading Compact(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> rest, ref int minute)
    {
        var (year, month, day) = (Two(digits) * 100 + Two(digits[2..]), Two(digits[4..]), Two(digits[6..]));
        if (digits.Length == 8) return Timed(year, month, day, rest, ref minute);
        if (digits.Length == 14 && Two(digits[12..]) > 60) return DateReading.NotADate;
        return rest.Length > 0 ? DateReading.NotADate : Make(year, month, day, Two(digits[8..]), Two(digits[10..]), ref minute);
    }

    static DateReading Serial(ReadOnlySpan<byte> text, ref int minute)
    {
        if (!NumberText.TryDecimal(text, DecimalSign.PointOrComma, out var serial) || serial is < FirstSerial or > LastSerial) return DateReading.NotADate;
        var whole = (int)Math.Round(serial * MinutesPerDay);
        var date = DateOnly.FromDayNumber(SerialEpoch + whole / MinutesPerDay);
        var past = whole % MinutesPerDay;
        var read = Make(date.Year, date.Month, date.Day, past / 60, past % 60, ref minute);
        return past == 0 && read == DateReading.Read ? DateReading.DateOnly : read;
    }

    /// <summary>A date and what follows it: nothing, or a time of day with or without a zone.</summary>
    static DateReading Timed(int year, int month, int day, ReadOnlySpan<byte> rest, ref int minute)
    {
        if (rest.Length == 0) return Make(year, month, day, 0, 0, ref minute) is var read and not DateReading.Read ? read : DateReading.DateOnly;
        if (rest[0] is not ((byte)' ' or (byte)'T' or (byte)',')) return DateReading.NotADate;
        rest = rest[1..].TrimStart((byte)' ');
        var (hour, digits) = Figures(ref rest);
        if (digits is 0 or > 2 || rest.Length == 0 || rest[0] is not ((byte)':' or (byte)'.')) return DateReading.NotADate;
        rest = rest[1..];
        var (past, pastDigits) = Figures(ref rest);
        if (pastDigits != 2) return DateReading.NotADate;
        if (rest.Length > 0 && rest[0] is (byte)':' or (byte)'.')
        {
            rest = rest[1..];
            var (second, secondDigits) = Figures(ref rest);
            if (secondDigits != 2 || second > 60) return DateReading.NotADate;
            if (rest.Length > 0 && rest[0] is (byte)'.' or (byte)',')
            {
                rest = rest[1..];
                if (Figures(ref rest).Digits == 0) return DateReading.NotADate;
            }
        }
        rest = rest.TrimStart((byte)' ');
        return rest.Length == 0 ? Make(year, month, day, hour, past, ref minute) : Zoned(year, month, day, hour, past, rest, ref minute);
    }

    static DateReading Zoned(int year, int month, int day, int hour, int past, ReadOnlySpan<byte> zone, ref int minute)
    {
        var ahead = 0;
        if (!zone.SequenceEqual("Z"u8))
        {
            if (zone[0] is not ((byte)'+' or (byte)'-')) return DateReading.NotADate;
            var rest = zone[1..];
            var (figures, digits) = Figures(ref rest);
            if (digits == 2 && rest.Length > 0 && rest[0] == ':')
            {
                rest = rest[1..];
                var (minutes, two) = Figures(ref rest);
                if (two != 2) return DateReading.NotADate;
                (figures, digits) = (figures * 100 + minutes, 4);
            }
            if (rest.Length > 0 || digits is not (2 or 4)) return DateReading.NotADate;
            ahead = digits == 2 ? figures * 60 : figures / 100 * 60 + figures % 100;
            if (ahead > 14 * 60) return DateReading.NotADate;
            if (zone[0] == '-') ahead = -ahead;
        }
        // The hour is right by its zone, so neither gap nor overlap concerns it.
        if (Make(year, month, day, hour, past, ref minute) == DateReading.NotADate) return DateReading.NotADate;
        var universal = minute - ahead;
        minute = universal + (IsSummer(universal) ? 120 : 60);
        return DateReading.Read;
    }

    static DateReading Make(int year, int month, int day, int hour, int past, ref int minute)
    {
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || hour is < 0 or > 23 || past is < 0 or > 59) return DateReading.NotADate;
        if (day > 28 && day > DateTime.DaysInMonth(year, month)) return DateReading.NotADate;
        var number = DayNumber(year, month, day);
        minute = (number - Epoch) * MinutesPerDay + hour * 60 + past;
        if (hour != 2 || day < 25 || month is not (3 or 10) || year < 1996 || number % 7 != 6) return DateReading.Read;
        return month == 3 ? DateReading.InGap : DateReading.InOverlap;
    }

    /// <summary>From the last Sunday in March to the last in October, both at 01:00 universal time: the rule of the European Union since 1996, taken for other years too.</summary>
    static bool IsSummer(int universal)
    {
        var date = DateOnly.FromDayNumber(Epoch + (int)Math.Floor(universal / (double)MinutesPerDay));
        return universal >= Turn(date.Year, 3) && universal < Turn(date.Year, 10);

        static int Turn(int year, int month)
        {
            var last = DayNumber(year, month, 31);
            // Day 0, 1 January of year 1, was a Monday.
            return (last - (last + 1) % 7 - Epoch) * MinutesPerDay + 60;
        }
    }

    /// <summary>As <see cref="DateOnly.DayNumber"/>, for a date that is known to be one.</summary>
    static int DayNumber(int year, int month, int day)
    {
        ReadOnlySpan<short> before = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        var (past, isLeap) = (year - 1, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
        return past * 365 + past / 4 - past / 100 + past / 400 + before[month] + day - 1 + (isLeap && month > 2 ? 1 : 0);
    }

    static (int Value, int Digits) Figures(ref ReadOnlySpan<byte> text)
    {
        var (value, at) = (0, 0);
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            if (at < 9) value = value * 10 + text[at] - '0';
        text = text[at..];
        return (value, at);
    }

    /// <summary>The number of two figures; below zero when they are none.</summary>
    static int Two(ReadOnlySpan<byte> text)
    {
        var (ten, one) = ((uint)(text[0] - '0'), (uint)(text[1] - '0'));
        return ten <= 9 && one <= 9 ? (int)(ten * 10 + one) : -1;
    }
}
