using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Scans;

/// <summary>It needs days and addresses, which others than its own party are not shown.</summary>
public sealed record ScanOfOtherParty(string Dataset) : Refusal;
public sealed record ScanNumberOutside(string At, string Given, int Least, int Most) : Refusal { public override string Field => At; }
public sealed record ScanDateUnreadable(string At) : Refusal { public override string Field => At; }
public sealed record ScanPeriodReversed(DateOnly From, DateOnly To) : Refusal { public override string Field => "till"; }
public sealed record ScanWithoutPlaces(string Dataset) : Refusal;
public sealed record ScanTooFew(int Events, int Least) : Refusal { public override string Field => "typ"; }
public sealed record ScanTooMany(int Events, int Most) : Refusal { public override string Field => "typ"; }
public sealed record ScanOneDay(DateOnly Day) : Refusal { public override string Field => "till"; }
public sealed record ScanOnePlace : Refusal { public override string Field => "typ"; }
/// <summary>Fewer than two areas with outline and inhabitants.</summary>
public sealed record ScanWithoutInhabitants : Refusal { public override string Field => "slag"; }
/// <summary>A person has so many under way.</summary>
public sealed record ScanQueueFull(int Most) : Refusal;
public sealed record ScanOver : Refusal;
/// <summary>Something that nobody foresaw.</summary>
public sealed record ScanBroken(string Kind) : Refusal;
/// <summary>The analysis has no answer; <paramref name="Why"/> in words.</summary>
public sealed record ScanWithoutAnswer(string Why) : Refusal;
