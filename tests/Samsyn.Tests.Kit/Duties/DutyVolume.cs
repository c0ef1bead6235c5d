using System.Globalization;
using Samsyn.Domain.Duties;

namespace Samsyn.Tests.Kit.Duties;

/// <summary>Many agreements of the fictional shape with years of evidence, for measurements.</summary>
public static class DutyVolume
{
    public static (IReadOnlyList<DutySource> Sources, IReadOnlyList<Evidence> Evidence) Build(int agreements, int years, int factsPerAgreement, int firstYear = 2015)
    {
        var sources = new List<DutySource>(agreements);
        var evidence = new List<Evidence>(agreements * factsPerAgreement);
        var first = new DateOnly(firstYear, 1, 1);
        var days = first.AddYears(years).DayNumber - first.DayNumber;
        var kinds = Enum.GetValues<EvidenceKinds>().Where(k => k != EvidenceKinds.None).ToArray();
        for (var a = 0; a < agreements; a++)
        {
            var source = DutyExamples.Source(from: first, to: first.AddYears(years).AddDays(-1)) with { AgreementId = $"agreement-{a.ToString("D3", CultureInfo.InvariantCulture)}" };
            sources.Add(source);
            var needs = DutyDerivation.Derive(source, new(first, first.AddYears(1))).Select(d => d.Demand.Needs).Distinct().ToArray();
            for (var f = 0; f < factsPerAgreement; f++)
            {
                var need = needs[(f * 7) % needs.Length];
                evidence.Add(new Evidence
                {
                    Id = $"{a}-{f}", AgreementId = source.AgreementId, Subject = need.Subject, Attended = Attendance.Both, Place = need.Place,
                    Kind = kinds.First(k => need.Kinds.HasFlag(k) || need.Kinds == EvidenceKinds.None), Date = first.AddDays((int)((long)f * days / factsPerAgreement)),
                });
            }
        }
        return (sources, evidence);
    }
}
