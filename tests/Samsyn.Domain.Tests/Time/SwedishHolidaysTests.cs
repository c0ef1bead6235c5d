using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Time;

public sealed class SwedishHolidaysTests
{
    [Fact]
    [Trait("Requirement", "NOT-06")]
    public void The_year_2017_has_the_days_of_the_almanac() => Assert.Equal(
        [
            "2017-01-01 NewYearsDay", "2017-01-06 Epiphany", "2017-04-14 GoodFriday", "2017-04-16 EasterSunday", "2017-04-17 EasterMonday",
            "2017-05-01 MayDay", "2017-05-25 AscensionDay", "2017-06-04 WhitSunday", "2017-06-06 NationalDay", "2017-06-23 MidsummerEve",
            "2017-06-24 MidsummerDay", "2017-11-04 AllSaintsDay", "2017-12-24 ChristmasEve", "2017-12-25 ChristmasDay",
            "2017-12-26 BoxingDay", "2017-12-31 NewYearsEve",
        ],
        SwedishHolidays.Of(2017).Select(h => $"{h.Date:yyyy-MM-dd} {h.Holiday}"));

    [Fact]
    public void Whit_Monday_gave_way_to_the_national_day_in_2005()
    {
        Assert.Contains(SwedishHolidays.Of(2004), h => h is { Holiday: Holiday.WhitMonday, Date: { Month: 5, Day: 31 } });
        Assert.DoesNotContain(SwedishHolidays.Of(2004), h => h.Holiday == Holiday.NationalDay);
        Assert.DoesNotContain(SwedishHolidays.Of(2005), h => h.Holiday == Holiday.WhitMonday);
        Assert.Contains(SwedishHolidays.Of(2005), h => h is { Holiday: Holiday.NationalDay, Date: { Month: 6, Day: 6 } });
        Assert.True(SwedishHolidays.IsPublicHoliday(new(2004, 5, 31)));
        Assert.False(SwedishHolidays.IsPublicHoliday(new(2005, 5, 16)));
    }

    [Fact]
    public void Two_holidays_can_share_a_date() =>
        Assert.Equal([Holiday.MayDay, Holiday.AscensionDay], SwedishHolidays.On(new(2008, 5, 1)));

    [Fact]
    public void The_eves_are_not_public_holidays()
    {
        Assert.Equal([(6, 23), (12, 24), (12, 31)], SwedishHolidays.Of(2017).Where(h => h.Kind == HolidayKind.Eve).Select(h => (h.Date.Month, h.Date.Day)));
        Assert.True(SwedishHolidays.IsEve(new(2016, 12, 24)));
        Assert.False(SwedishHolidays.IsPublicHoliday(new(2016, 12, 24)));
    }

    [Fact]
    public void An_ordinary_Sunday_is_a_public_holiday_and_an_ordinary_Saturday_is_not()
    {
        Assert.True(SwedishHolidays.IsPublicHoliday(new(2017, 3, 12)));
        Assert.False(SwedishHolidays.IsPublicHoliday(new(2017, 3, 11)));
    }

    [Fact]
    public void The_movable_days_fall_as_the_act_says_in_every_year_from_1900_to_2199()
    {
        for (var year = 1900; year <= 2199; year++)
        {
            var days = SwedishHolidays.Of(year).ToDictionary(h => h.Holiday, h => h.Date);
            Assert.Equal(EasterByGauss(year), days[Holiday.EasterSunday]);
            Assert.Equal(DayOfWeek.Friday, days[Holiday.GoodFriday].DayOfWeek);
            Assert.Equal(DayOfWeek.Thursday, days[Holiday.AscensionDay].DayOfWeek);
            Assert.Equal(DayOfWeek.Sunday, days[Holiday.WhitSunday].DayOfWeek);
            Assert.Equal(DayOfWeek.Saturday, days[Holiday.MidsummerDay].DayOfWeek);
            Assert.InRange(days[Holiday.MidsummerDay], new(year, 6, 20), new(year, 6, 26));
            Assert.Equal(DayOfWeek.Saturday, days[Holiday.AllSaintsDay].DayOfWeek);
            Assert.InRange(days[Holiday.AllSaintsDay], new(year, 10, 31), new(year, 11, 6));
        }
    }

    [Theory]
    [InlineData(1900, 4, 15)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(1981, 4, 19)]
    [InlineData(2008, 3, 23)]
    [InlineData(2019, 4, 21)]
    [InlineData(2038, 4, 25)]
    [InlineData(2076, 4, 19)]
    [InlineData(2100, 3, 28)]
    public void Easter_stands_where_the_tables_put_it(int year, int month, int day) =>
        Assert.Contains(new HolidayDate(new(year, month, day), Holiday.EasterSunday, HolidayKind.Public), SwedishHolidays.Of(year));

    [Fact]
    public void Every_holiday_names_its_law() =>
        Assert.All(Enum.GetValues<Holiday>(), h => Assert.Matches(@"\d{4}:\d+", SwedishHolidays.SourceOf(h)));

    /// <summary>Gauss's rule with its two exceptions: another road to the same date.</summary>
    static DateOnly EasterByGauss(int year)
    {
        var (m, n) = year switch { < 2000 and >= 1900 => (24, 5), < 2100 => (24, 5), _ => (24, 6) };
        var d = ((19 * (year % 19)) + m) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * d) + n) % 7;
        if (d == 29 && e == 6) return new(year, 4, 19);
        if (d == 28 && e == 6 && year % 19 > 10) return new(year, 4, 18);
        return new DateOnly(year, 3, 22).AddDays(d + e);
    }
}
