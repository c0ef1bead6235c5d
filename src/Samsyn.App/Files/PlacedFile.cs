using Samsyn.Domain.Agreements;

namespace Samsyn.App.Files;

/// <summary>
/// Where the original of a proposal is, when it is outside the database. One a proposal, also when two parties brought the same document: what is in
/// the place then differs, and neither its operator nor the other party can tell that it is the same.
/// </summary>
sealed class PlacedFile
{
    public required ProposalId Proposal { get; init; }
    /// <summary>Of the original: what reading it must give. Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public required long Length { get; init; }
    public required FilePlaceKind Kind { get; set; }
    /// <summary>SHA-256 of the sealed bytes, lower-case hexadecimal: tells anybody with the place, without any key, whether they are unharmed.</summary>
    public required string Name { get; set; }
    /// <summary>Names the master key.</summary>
    public required string SealedBy { get; set; }
    public required DateTimeOffset StoredAt { get; set; }
}
