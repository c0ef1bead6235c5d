using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Notices;

/// <summary>Why a notice has no deemed day of receipt (NOT-04).</summary>
public enum NoDeemedReceipt { NoContactsInForce, ContactPersonNotStated, AddressNotStated, NoLimitStated }

/// <summary>
/// The contact persons and addresses that the parties have agreed on: the annex of contacts as it applied on a day, of the agreement itself or else of
/// the one above it, and the postal address that the text gives each party.
/// </summary>
public sealed class StatedContacts
{
    readonly List<string[]> _texts;
    readonly string[]? _own;

    StatedContacts(List<string[]> texts, string? own) => (_texts, _own) = (texts, own is null ? null : Words([own]));

    public static StatedContacts On(DateOnly date, AgreementParty recipient, Agreement agreement, Agreement? above)
    {
        List<string[]> texts = [.. ContactLines(agreement, date)];
        if (texts.Count == 0 && above is not null) texts.AddRange(ContactLines(above, date));
        return new(texts, recipient.Address ?? above?.Parties.FirstOrDefault(p => p.Side == recipient.Side)?.Address);
    }

    /// <summary>Null when both the person and the address are the agreed ones.</summary>
    public NoDeemedReceipt? Lacking(string person, string address)
    {
        if (_texts.Count == 0) return NoDeemedReceipt.NoContactsInForce;
        if (!Names(person)) return NoDeemedReceipt.ContactPersonNotStated;
        var wanted = Words([address]);
        return _texts.Exists(text => Holds(text, wanted)) || (_own is { } own && Holds(own, wanted)) ? null : NoDeemedReceipt.AddressNotStated;
    }

    /// <summary>Whether the annex of contacts names the person.</summary>
    public bool Names(string person) => _texts.Exists(text => Holds(text, Words([person])));

    static IEnumerable<string[]> ContactLines(Agreement agreement, DateOnly date) =>
        (agreement.InForceOn(date)?.Annexes ?? []).Where(annex => annex.Kind == AnnexKind.Contacts)
            .Select(annex => Words(annex.Version.Text.Lines)).Where(words => words.Length > 0);

    /// <summary>An address that a line break or a table cell cuts is the same address, so only whole words in their order count.</summary>
    static string[] Words(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line.ToLowerInvariant().Split([' ', '\t', ',', ';', ':', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim('.')).Where(word => word.Length > 0)];

    static bool Holds(string[] text, string[] wanted)
    {
        for (var at = 0; wanted.Length > 0 && at + wanted.Length <= text.Length; at++)
            if (text.AsSpan(at, wanted.Length).SequenceEqual(wanted)) return true;
        return false;
    }
}
