using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.Build;

/// <summary>
/// Two forums of the example district. In the steering group, whose chair alternates with the police first, the district director and the head of
/// the local police area have mandate, and a politician has a seat in neither party's name; in the preparation group sit the coordinator and the municipal police officer.
/// </summary>
public sealed record ExampleForums(AgreementId Agreement, BodyId Steering, BodyId Preparation)
{
    /// <summary>In the database of a program that runs, past its pages.</summary>
    public static async Task<ExampleForums> AddTo(string dataFolder)
    {
        await using var services = new ServiceCollection().AddSamsyn(new() { DataDirectory = dataFolder }).BuildServiceProvider();
        return await Add(services);
    }

    public static async Task<ExampleForums> Add(IServiceProvider services)
    {
        await using var scope = services.ForSystem();
        var db = scope.ServiceProvider.GetRequiredService<SamsynDb>();
        var agreement = await db.Set<Agreement>().Where(one => one.Level == AgreementLevel.Local).Select(one => one.Id).SingleAsync();
        DateOnly from = new(2026, 1, 1);
        var steering = Body.Create(new(Guid.CreateVersion7()), agreement, new()
        {
            Name = "Styrgruppen för prov", Kind = BodyKind.Steering, Chair = ChairRule.Alternating, FirstChair = PartySide.Police, Usual = new("Kvarnen", new TimeOnly(13, 0)),
        }, DutySubject.Body("Styrgrupp"), from).Value;
        var preparation = Body.Create(new(Guid.CreateVersion7()), agreement, new() { Name = "Beredningsgruppen för prov", Kind = BodyKind.Preparation }, DutySubject.Body("Beredningsgrupp"), from).Value;
        var positions = await db.Set<Position>().ToListAsync();
        Seat Of(Body body, PositionTitle title, bool mandate)
        {
            var position = positions.First(one => one.Title == title);
            return Seat.Create(new(Guid.CreateVersion7()), body.Id, new() { Function = position.LocalTitle ?? title.ToString(), Side = mandate ? position.Side : null, HasMandate = mandate }, from, position.Id).Value;
        }
        db.AddRange(steering, preparation, Of(steering, PositionTitle.DistrictDirector, true), Of(steering, PositionTitle.LocalPoliceAreaHead, true), Of(steering, PositionTitle.BoardChair, false),
            Of(preparation, PositionTitle.CrimePreventionCoordinator, true), Of(preparation, PositionTitle.MunicipalPoliceOfficer, true));
        await db.SaveChangesAsync();
        return new(agreement, steering.Id, preparation.Id);
    }
}
