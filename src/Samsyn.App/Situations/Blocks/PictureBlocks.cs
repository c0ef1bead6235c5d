using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks;

/// <summary>A block of a section as the reader sees it: its answer, or why there is none.</summary>
public sealed record ShownBlock(PictureBlock Block, Outcome<KeptAnswer> Answer)
{
    /// <summary>The data are not the reader's to see: an explanation stands in its place, never a count.</summary>
    public bool IsHidden => Answer.Refusals.OfType<NotFound>().Any();
    public bool IsFrozen => Block.Frozen is not null;
}

/// <summary>What was frozen is not what its checksum says.</summary>
public sealed record BlockAltered(string Caption) : Refusal;

/// <summary>The parties have since agreed that places are told no finer than this to the reader.</summary>
public sealed record BlockFinerThanAgreed(string Caption, int Metres) : Refusal;

/// <summary>The blocks of an edition as far as the reader sees their data; frozen ones belong to the edition and are drawn for all who read it, with small counts hidden for those who do not see the dataset.</summary>
public sealed class ReadBlocks(SamsynDb db, BlockAnswers answers, BlockCache cache, BlockGrounds grounds)
{
    /// <param name="actor">Who reads.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="ofRooms">Those that stand in a party's own room: maps in them are as fine as the reader may have them. All others are made for every reader of the joint picture.</param>
    public async Task<IReadOnlyDictionary<Guid, ShownBlock>> Run(Actor actor, IEnumerable<PictureBlock> blocks, CancellationToken cancellation, IReadOnlySet<Guid>? ofRooms = null)
    {
        List<PictureBlock> all = [.. blocks];
        Dictionary<Guid, ShownBlock> shown = [];
        if (all.Count == 0) return shown;
        List<PictureBlock> live = [.. all.Where(block => block.Frozen is null)];
        foreach (var (block, answer) in live.Zip(await answers.Of(actor, [.. live.Select(block => QuestionOf(block) with { IsForAll = ofRooms?.Contains(block.Id) != true, IsPlaced = true })], cancellation))) shown[block.Id] = new(block, answer);
        if (live.Count == all.Count) return shown;
        List<DatasetId> wanted = [.. all.Where(block => block.Frozen is not null).Select(block => new DatasetId(block.Dataset)).Distinct()];
        var seen = await db.Datasets.AsNoTracking().VisibleTo(actor).Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var finest = await grounds.Finest(actor, wanted, seen, cancellation);
        foreach (var block in all.Where(block => block.Frozen is not null))
            shown[block.Id] = new(block, await Frozen(block, finest[new(block.Dataset)], isMasked: !seen.TryGetValue(new(block.Dataset), out var dataset) || dataset.Audience == DatasetAudience.Public));
        return shown;
    }

    async Task<Outcome<KeptAnswer>> Frozen(PictureBlock block, int? finest, bool isMasked)
    {
        if (!block.Frozen!.IsWhole) return new BlockAltered(block.Caption);
        var kept = await cache.Get($"{block.Frozen.Checksum}|{isMasked}", () => Task.FromResult(BlockAnswer.FromJson(block.Frozen.Data) is { } rows ? new KeptAnswer(rows, isMasked) : Outcome<KeptAnswer>.Refused([new BlockAltered(block.Caption)])));
        return kept.IsDone && finest is { } metres && IsFiner(kept.Value.Answer, metres) ? new BlockFinerThanAgreed(block.Caption, metres) : kept;
    }

    /// <summary>It tells where events were, and finer than that. Clusters against inhabitants lie in whole areas.</summary>
    static bool IsFiner(BlockAnswer answer, int metres) => answer switch { MapBlockAnswer map => !(map.Metres >= metres), ScanAnswer { Sought: ScanKind.Permutation } scan => !(scan.Metres >= metres), _ => false };

    public static BlockQuestion QuestionOf(PictureBlock block) => new(new(block.Dataset), block.Method, block.Parameters);
}

/// <summary>A dataset that a block can be made of, with what it holds: events, or a table of values.</summary>
public sealed record BlockData(Dataset Dataset, EventSet? Events, IndicatorTable? Values = null)
{
    /// <summary>Names of places with an outline, within which a map may be held.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>Searches that are done, the newest first, for who is asked which one to show.</summary>
    public IReadOnlyList<FinishedSearch> Searches { get; init; } = [];
    /// <summary>What the register of places calls areas that the data have by code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The methods that its content has what it takes for.</summary>
    public IReadOnlyList<string> Methods => Values is { } table ? ValueMethods.Fitting(table) : BlockMethods.Names;

    /// <summary>Null when it has no such method; the names to choose among follow what has been chosen already.</summary>
    public IReadOnlyList<BlockField>? FieldsOf(string method, IReadOnlyDictionary<string, string> given) =>
        Values is { } table ? ValueMethods.FieldsOf(method, table, given) : Events is { } events ? BlockMethods.FieldsOf(method, events, Places, [.. Searches.Select(one => one.Id.Value.ToString())]) : null;
}

/// <summary>The datasets that the actor sees, by name, for choosing one.</summary>
public sealed class ReadBlockData(SamsynDb db, EventStore store, IndicatorStore values, ReadPlaces places)
{
    public async Task<IReadOnlyList<Dataset>> All(Actor actor, CancellationToken cancellation) =>
        await db.Datasets.AsNoTracking().VisibleTo(actor).WithEvents().OrderBy(one => one.Name).ToListAsync(cancellation);

    /// <summary>Tables of values, which are shown by other methods.</summary>
    public async Task<IReadOnlyList<Dataset>> Tables(Actor actor, CancellationToken cancellation) =>
        await db.Datasets.AsNoTracking().VisibleTo(actor).Where(one => one.RetiredOn == null && one.Imports > 0 && one.Kind == DatasetKind.Indicators).OrderBy(one => one.Name).ToListAsync(cancellation);

    public async Task<Outcome<BlockData>> One(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        if (await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } dataset) return new NotFound();
        if (dataset.Kind == DatasetKind.Indicators)
        {
            var table = await values.Open(actor, id, IndicatorFilter.All, cancellation);
            return table.IsDone ? new BlockData(dataset, null, table.Value) : Outcome<BlockData>.Refused(table.Refusals);
        }
        var events = await store.Open(actor, id, cancellation);
        if (!events.IsDone) return Outcome<BlockData>.Refused(events.Refusals);
        var register = await places.Run(actor, cancellation);
        return new BlockData(dataset, events.Value)
        {
            Places = [.. register.All.Where(place => place.Outline is not null).Select(place => place.Name).Distinct(StringComparer.Ordinal)],
            Names = events.Value.Areas.Select(area => (area, Known: register.All.Where(place => place.Words.Contains(area)).ToList())).Where(one => one.Known.Count == 1).ToDictionary(one => one.area, one => one.Known[0].Name, StringComparer.Ordinal),
        };
    }
}

public sealed record KeepBlockCommand(FigurePlace At, PictureBlock Block);

/// <summary>Puts a block into a section, or another in the place of the one with its id. It must have an answer: what cannot be drawn is not put in.</summary>
public sealed class KeepBlock(SamsynDb db, BlockAnswers answers, PictureChange change, Clock clock, NewId ids)
{
    public async Task<Outcome> Run(Actor actor, KeepBlockCommand command, CancellationToken cancellation)
    {
        var block = command.Block with { Id = command.Block.Id == Guid.Empty ? ids.Next() : command.Block.Id, Caption = command.Block.Caption.Trim(), Frozen = null };
        var answer = await answers.Of(actor, ReadBlocks.QuestionOf(block) with { IsForAll = command.At.Side is null, IsPlaced = await Stands(actor, command, cancellation) }, cancellation);
        if (!answer.IsDone) return Outcome.Refused(answer.Refusals);
        if (command.At.Side is { } side)
            return await change.Run(actor, command.At.Section, side, command.At.Version, Permission.WritePicture, nameof(KeepBlock),
                section => OwnText.Begin(new(ids.Next()), section, side, actor.Person, actor.Name, clock.Now), own => own.Keep(block, actor.Person, actor.Name, clock.Now), cancellation);
        return await change.Run(actor, new SectionAt(command.At.Section, command.At.Version), Permission.LeadPicture, nameof(KeepBlock), async section =>
        {
            var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleAsync(one => one.Id == new DatasetId(block.Dataset), cancellation);
            return dataset.SharedOn is null ? new BlockOfUnsharedDataset(dataset.Name) : section.Keep(block, actor.Person, actor.Name, clock.Now);
        }, cancellation);
    }

    /// <summary>Only its words are changed: the search that it shows is in the section already.</summary>
    async Task<bool> Stands(Actor actor, KeepBlockCommand command, CancellationToken cancellation)
    {
        if (command.Block.Method != BlockMethods.SearchMethod || command.Block.Id == Guid.Empty) return false;
        var blocks = command.At.Side is { } side
            ? (await db.OwnTexts.AsNoTracking().VisibleTo(db, actor).SingleOrDefaultAsync(one => one.Section == command.At.Section && one.Side == side, cancellation))?.Blocks
            : (await db.PictureSections.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.At.Section, cancellation))?.Blocks;
        return blocks?.Any(one => one.Id == command.Block.Id && KeptSearches.IsSame(one, ReadBlocks.QuestionOf(command.Block))) == true;
    }
}

public sealed record BlockCommand(FigurePlace At, Guid Block);

public sealed class RemoveBlock(PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, BlockCommand command, CancellationToken cancellation) => PictureBlockActs.Run(change, actor, command, nameof(RemoveBlock),
        own => own.RemoveBlock(command.Block, actor.Person, actor.Name, clock.Now), section => section.RemoveBlock(command.Block, actor.Person, actor.Name, clock.Now), cancellation);
}

public sealed record MoveBlockCommand(FigurePlace At, Guid Block, bool Up);

public sealed class MoveBlock(PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, MoveBlockCommand command, CancellationToken cancellation) => PictureBlockActs.Run(change, actor, new(command.At, command.Block), nameof(MoveBlock),
        own => own.MoveBlock(command.Block, command.Up, actor.Person, actor.Name, clock.Now), section => section.MoveBlock(command.Block, command.Up, actor.Person, actor.Name, clock.Now), cancellation);
}

static class PictureBlockActs
{
    public static async Task<Outcome> Run(PictureChange change, Actor actor, BlockCommand command, string act, Func<OwnText, Outcome> own, Func<PictureSection, Outcome> section, CancellationToken cancellation)
    {
        if (command.At.Side is not { } side) return await change.Run(actor, new SectionAt(command.At.Section, command.At.Version), Permission.LeadPicture, act, found => Task.FromResult(section(found)), cancellation);
        return command.At.Version == 0 ? new BlockUnknown() : await change.Run(actor, command.At.Section, side, command.At.Version, Permission.WritePicture, act, OwnTextActs.NotThere, own, cancellation);
    }
}

/// <summary>Freezes the joint blocks of an edition: their rows as they are now, with a checksum. Every dataset in it must be both parties'.</summary>
public sealed class FreezeBlocks(SamsynDb db, BlockAnswers answers, Clock clock)
{
    internal async Task<Outcome> Run(Actor actor, IReadOnlyList<PictureSection> sections, CancellationToken cancellation)
    {
        var blocks = sections.SelectMany(section => section.Blocks.Select(block => (section, block))).ToList();
        List<DatasetId> wanted = [.. blocks.Select(one => new DatasetId(one.block.Dataset)).Distinct()];
        var unshared = await db.Datasets.AsNoTracking().Where(one => wanted.Contains(one.Id) && one.SharedOn == null).Select(one => one.Name).FirstOrDefaultAsync(cancellation);
        if (unshared is not null) return new BlockOfUnsharedDataset(unshared);
        var found = await answers.Of(actor, [.. blocks.Select(one => ReadBlocks.QuestionOf(one.block) with { IsForAll = true, IsPlaced = true })], cancellation);
        Dictionary<Guid, FrozenBlock> frozen = [];
        foreach (var ((section, block), answer) in blocks.Zip(found))
        {
            if (!answer.IsDone) return new BlockNotFrozen(section.Heading, block.Caption);
            frozen[block.Id] = FrozenBlock.Of(clock.Now, answer.Value.Answer.ToJson());
        }
        foreach (var section in sections.Where(one => one.Blocks.Count > 0)) section.Freeze(frozen);
        return Outcome.Done;
    }
}
