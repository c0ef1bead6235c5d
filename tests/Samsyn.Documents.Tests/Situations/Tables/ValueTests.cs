using System.Globalization;
using System.Text;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Tests.Situations.Tables;

public sealed class ValueTests
{
    [Theory]
    [InlineData("2023-01-05 06:05", "2023-01-05 06:05")]
    [InlineData("2023-01-05 6:05", "2023-01-05 06:05")]
    [InlineData("2023-01-05T06:05:59", "2023-01-05 06:05")]
    [InlineData("2023-01-05 06:05:59.123", "2023-01-05 06:05")]
    [InlineData("2023/1/5 6.05", "2023-01-05 06:05")]
    [InlineData("202301050605", "2023-01-05 06:05")]
    [InlineData("20230105060559", "2023-01-05 06:05")]
    [InlineData("20230105 06:05", "2023-01-05 06:05")]
    [InlineData("44931.25", "2023-01-05 06:00")]
    [InlineData("44931,25", "2023-01-05 06:00")]
    [InlineData("2023-01-05T05:05:00Z", "2023-01-05 06:05")]
    [InlineData("2026-08-22 19:51:41 +02:00", "2026-08-22 19:51")]
    [InlineData("2026-08-22T17:51+0000", "2026-08-22 19:51")]
    [InlineData("2023-03-26T00:59Z", "2023-03-26 01:59")]
    [InlineData("2023-03-26T01:00Z", "2023-03-26 03:00")]
    [InlineData("2023-10-29T00:59Z", "2023-10-29 02:59")]
    [InlineData("2023-10-29T01:00Z", "2023-10-29 02:00")]
    [InlineData("1950-02-28 23:59", "1950-02-28 23:59")]
    [InlineData("2024-02-29 00:00", "2024-02-29 00:00")]
    public void A_time_in_any_form_that_Swedish_systems_write_is_the_same_minute(string written, string expected)
    {
        Assert.Equal(DateReading.Read, DateText.Read(Encoding.UTF8.GetBytes(written), DateOrder.YearMonthDay, out var minute));
        Assert.Equal(expected, new DateTime(2000, 1, 1).AddMinutes(minute).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("6:05")]
    [InlineData("2023-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("2023-00-10")]
    [InlineData("2023-01-32")]
    [InlineData("2023-01-05 24:00")]
    [InlineData("2023-01-05 06:60")]
    [InlineData("20231301")]
    [InlineData("20230105-06")]
    [InlineData("99999999")]
    [InlineData("5/1/2023")]
    [InlineData("igår")]
    [InlineData("2023-01-05 06:05 +99:00")]
    [InlineData("230105")]
    [InlineData("2023-01/05")]
    [InlineData("2023-01-05 ")]
    [InlineData("-")]
    [InlineData("")]
    public void What_is_no_date_or_could_be_two_is_not_guessed(string written) =>
        Assert.Equal(DateReading.NotADate, DateText.Read(Encoding.UTF8.GetBytes(written), DateOrder.YearMonthDay, out _));

    [Fact]
    public void Day_and_month_in_figures_follow_the_order_of_the_profile()
    {
        DateText.Read("5/1/2023 06:05"u8, DateOrder.DayMonthYear, out var swedish);
        DateText.Read("1/5/2023 06:05"u8, DateOrder.MonthDayYear, out var american);
        DateText.Read("2023-01-05 06:05"u8, DateOrder.MonthDayYear, out var standard);
        Assert.Equal((standard, standard), (swedish, american));
        Assert.Equal(DateReading.NotADate, DateText.Read("13/13/2023"u8, DateOrder.DayMonthYear, out _));
    }

    [Theory]
    [InlineData("2023-03-26 02:30", DateReading.InGap)]
    [InlineData("2023-10-29 02:30", DateReading.InOverlap)]
    [InlineData("2023-03-26 03:00", DateReading.Read)]
    [InlineData("2023-10-22 02:30", DateReading.Read)]
    [InlineData("2024-03-31 02:00", DateReading.InGap)]
    [InlineData("2023-01-05", DateReading.DateOnly)]
    [InlineData("20230105", DateReading.DateOnly)]
    [InlineData("44931", DateReading.DateOnly)]
    public void What_is_odd_about_a_time_is_told(string written, DateReading expected) => Assert.Equal(expected, DateText.Read(Encoding.UTF8.GetBytes(written), DateOrder.YearMonthDay, out _));

    /// <summary>Against .NET's own calendar and time zone, every six hours and 35 minutes over two hundred years.</summary>
    [Fact]
    public void Minutes_are_those_of_the_calendar_on_every_day_and_universal_time_becomes_Swedish()
    {
        var sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        for (var time = new DateTime(1900, 1, 1); time.Year < 2200; time = time.AddMinutes(395 * 7))
        {
            DateText.Read(Encoding.ASCII.GetBytes(time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), DateOrder.YearMonthDay, out var minute);
            Assert.Equal((time - new DateTime(2000, 1, 1)).TotalMinutes, minute);
            if (time.Year is < 1996 or > 2037) continue;
            DateText.Read(Encoding.ASCII.GetBytes(time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) + "Z"), DateOrder.YearMonthDay, out var moved);
            Assert.Equal(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc), sweden), new DateTime(2000, 1, 1).AddMinutes(moved));
        }
    }

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("-0,25", -0.25)]
    [InlineData("\u22123", -3)]
    [InlineData("6 580 822,3", 6580822.3)]
    [InlineData("1\u00a0234", 1234)]
    [InlineData("+7", 7)]
    public void Numbers_have_point_or_comma_and_spaces_between_thousands(string written, double expected)
    {
        Assert.True(NumberText.TryDecimal(Encoding.UTF8.GetBytes(written), DecimalSign.PointOrComma, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.2.3")]
    [InlineData("1.234,5")]
    [InlineData("12 34")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("12x")]
    [InlineData("1234567890123456789012")]
    public void What_is_no_number_is_none(string written) => Assert.False(NumberText.TryDecimal(Encoding.UTF8.GetBytes(written), DecimalSign.PointOrComma, out _));

    [Fact]
    public void The_profile_can_insist_on_point_or_comma_and_whole_numbers_have_no_decimals()
    {
        Assert.False(NumberText.TryDecimal("1,5"u8, DecimalSign.Point, out _));
        Assert.False(NumberText.TryDecimal("1.5"u8, DecimalSign.Comma, out _));
        Assert.False(NumberText.TryWhole("1.5"u8, out _));
        Assert.True(NumberText.TryWhole("3.0"u8, out var three));
        Assert.Equal(3, three);
    }
}
