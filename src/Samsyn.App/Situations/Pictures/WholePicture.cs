using Samsyn.App.Acts;
using Samsyn.App.Situations.Blocks;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>
/// An edition in one answer, for programs: what its page shows together with what the page of each section shows, rooms and blocks too. What the reader's own side keeps to itself is in it
/// while the edition is open, and reading it is on record as it is there.
/// </summary>
public sealed class ReadWholePicture(ReadPicture pictures, ReadBlocks blocks, ReadLog reads)
{
    public async Task<PicturePage?> Run(Actor actor, PictureId id, CancellationToken cancellation)
    {
        if (await pictures.Run(actor, id, cancellation) is not { } page) return null;
        List<OwnText> texts = [.. page.On.OwnTexts.Where(one => page.IsOpen || one.SharedOn is not null)];
        foreach (var kept in texts.Where(one => one.SharedOn is null)) await reads.Note(actor, nameof(ReadSection), kept.Id, cancellation);
        List<PictureBlock> ofRooms = [.. texts.SelectMany(own => own.Blocks)];
        List<PictureBlock> joint = [.. page.On.Sections.SelectMany(section => section.Blocks)];
        // A block that was taken over from a room has its id: what stands in the joint text is told as there.
        var onlyInRooms = ofRooms.Select(one => one.Id).Except(joint.Select(one => one.Id)).ToHashSet();
        return page with
        {
            On = page.On with { OwnTexts = texts },
            Blocks = await blocks.Run(actor, [.. joint, .. ofRooms.Where(one => onlyInRooms.Contains(one.Id))], cancellation, onlyInRooms),
        };
    }
}
