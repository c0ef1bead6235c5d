namespace Samsyn.Domain.Organisations;

/// <summary>
/// What becomes of the seats when another organisation takes over: each goes on there, with whoever holds it from that day, and those who act as
/// deputies. What was before the day stays where it was, so that everybody can see who acted for whom then.
/// </summary>
public sealed class SeatSuccession(OrganisationId successor, DateOnly on, IEnumerable<Position> alreadyThere, Func<Guid> newId)
{
    readonly List<Position> _there = [.. alreadyThere];

    public List<Position> NewSeats { get; } = [];
    public List<Appointment> NewAppointments { get; } = [];
    /// <summary>Appointments that had not begun: they begin in the new seat only.</summary>
    public List<Appointment> Moved { get; } = [];
    public List<Deputyship> NewDeputyships { get; } = [];

    /// <summary>Two seats of the same kind become one, as when two districts merge: both holders hold it until someone decides otherwise.</summary>
    public void Move(Position seat, IEnumerable<Appointment> held, IEnumerable<Deputyship> deputies)
    {
        var next = _there.Find(seat.IsLike) ?? Begin(seat);
        seat.CarryOnBy(next);
        foreach (var appointment in held.Where(one => !(one.To < on))) Move(appointment, next);
        foreach (var deputyship in deputies.Where(one => one.To >= on && !(one.EndedOn <= on)))
            NewDeputyships.Add(deputyship.CarryOn(next.Id, on, new(newId())));
    }

    Position Begin(Position seat)
    {
        var next = seat.CarriedOnIn(successor, new(newId()));
        _there.Add(next);
        NewSeats.Add(next);
        return next;
    }

    void Move(Appointment appointment, Position next)
    {
        var begins = appointment.From < on ? on : appointment.From;
        if (!NewAppointments.Exists(one => one.Person == appointment.Person && one.Position == next.Id && one.From == begins))
            NewAppointments.Add(Appointment.Create(appointment.Person, next.Id, begins, appointment.To).Value);
        if (appointment.From < on) appointment.End(on.AddDays(-1));
        else Moved.Add(appointment);
    }
}
