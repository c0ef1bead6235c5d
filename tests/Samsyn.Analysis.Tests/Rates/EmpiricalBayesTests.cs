using Samsyn.Analysis.Rates;

namespace Samsyn.Analysis.Tests.Rates;

/// <summary>Sudden infant deaths and births 1974–78 in the counties of North Carolina (Cressie and Read 1985; data set nc.sids, free of copyright).</summary>
public sealed class EmpiricalBayesTests
{
    static readonly double[] Deaths =
    [
        1, 0, 5, 1, 9, 7, 0, 0, 4, 1, 2, 16, 4, 4, 4, 18, 3, 4, 1, 1, 1, 0, 1, 2, 10,
        23, 13, 6, 4, 16, 8, 0, 10, 6, 0, 2, 16, 2, 4, 1, 0, 8, 5, 5, 0, 5, 7, 2, 11, 3,
        14, 5, 9, 6, 2, 0, 7, 3, 4, 5, 12, 18, 6, 10, 8, 2, 5, 44, 3, 3, 5, 5, 0, 10, 3,
        11, 1, 0, 4, 1, 2, 38, 1, 4, 15, 7, 0, 4, 4, 0, 13, 8, 29, 31, 5, 8, 4, 15, 12, 5,
    ];

    static readonly double[] Births =
    [
        1091, 487, 3188, 508, 1421, 1452, 286, 420, 968, 1612, 1035, 4449, 1671, 1556, 2180, 3608,
        1638, 3146, 1323, 484, 751, 781, 1269, 1399, 11858, 16184, 4672, 1324, 3164, 7970, 4021, 671,
        3657, 3609, 770, 1549, 14484, 765, 4139, 1207, 1333, 5509, 3573, 990, 248, 1946, 4456, 1646,
        3702, 4606, 5094, 5754, 7515, 3999, 2110, 521, 2692, 675, 870, 2252, 2992, 6638, 3776, 4866,
        2216, 1143, 2648, 21588, 4099, 1258, 2356, 2574, 415, 3589, 1173, 9014, 533, 797, 3025, 542,
        1027, 20366, 578, 3915, 1570, 1494, 338, 2483, 2756, 284, 5868, 2255, 11158, 7889, 2414, 1782,
        1228, 3350, 5526, 2181,
    ];

    // R 4.2.2, spdep 1.2-7: EBest.
    static readonly double[] Smoothed =
    [
        0.001697297, 0.001705378, 0.001773087, 0.002012868, 0.003534913, 0.003017816, 0.001823024, 0.001742869, 0.002589696, 0.001488721,
        0.001996273, 0.003011543, 0.002166179, 0.002225723, 0.001936840, 0.003738443, 0.001948507, 0.001612785, 0.001597625, 0.002028393,
        0.001868099, 0.001558288, 0.001619765, 0.001815815, 0.001057023, 0.001505007, 0.002508564, 0.002862510, 0.001607773, 0.002010979,
        0.002002158, 0.001610251, 0.002436356, 0.001813739, 0.001563333, 0.001750602, 0.001245448, 0.002155143, 0.001376111, 0.001645953,
        0.001341108, 0.001636012, 0.001662996, 0.002850369, 0.001847114, 0.002254577, 0.001738038, 0.001710869, 0.002577021, 0.001149028,
        0.002500974, 0.001230266, 0.001411037, 0.001706994, 0.001543309, 0.001686963, 0.002314371, 0.002516658, 0.002662256, 0.002113194,
        0.003080554, 0.002515921, 0.001766438, 0.002043283, 0.002748266, 0.001939096, 0.001954574, 0.002036355, 0.001235632, 0.002139062,
        0.002069096, 0.001982381, 0.001745733, 0.002463005, 0.002186901, 0.001401147, 0.001996947, 0.001551007, 0.001647308, 0.001991277,
        0.002000643, 0.001883635, 0.001968914, 0.001423224, 0.004838804, 0.002987065, 0.001791059, 0.001822009, 0.001729617, 0.001824276,
        0.002155415, 0.002726314, 0.002488939, 0.003452775, 0.002045293, 0.003018751, 0.002415065, 0.003397929, 0.002123178, 0.002144396,
    ];

    [Fact]
    public void All_hundred_counties_equal_spdep()
    {
        var found = EmpiricalBayes.Smooth(Deaths, Births).Value;

        Oracle.Equal(0.00202144489365, found.Mean, 1e-10);
        Oracle.Equal(7.69293064701e-07, found.Between);
        Assert.Equal(100, found.Rates.Count);
        for (var at = 0; at < 100; at++) Assert.Equal(Smoothed[at], found.Rates[at], 5e-10);
    }

    [Fact]
    public void Where_chance_explains_all_every_area_has_the_mean()
    {
        var found = EmpiricalBayes.Smooth([5, 10, 20], [100, 200, 400]).Value;

        Assert.Equal(0, found.Between);
        Assert.All(found.Rates, rate => Assert.Equal(0.05, rate, 12));
    }

    [Fact]
    public void A_small_area_is_drawn_further_to_the_mean_than_a_large_one()
    {
        var found = EmpiricalBayes.Smooth([4, 800, 300, 200], [100, 20000, 30000, 30000]).Value;

        Assert.True(found.Rates[0] < found.Rates[1] && found.Rates[1] < 0.04 && found.Rates[0] > found.Mean);
    }

    [Fact]
    public void What_cannot_be_smoothed_is_refused()
    {
        Assert.IsType<AllZero>(EmpiricalBayes.Smooth([0, 0], [10, 10]).Why);
        Assert.Equal(new ExposureNotPositive("0", 2), EmpiricalBayes.Smooth([1, 2], [10, 0]).Why);
        Assert.IsType<TooShort>(EmpiricalBayes.Smooth([1], [10]).Why);
        Assert.IsType<LengthsDiffer>(EmpiricalBayes.Smooth([1, 2], [10]).Why);
    }
}
