using Samsyn.Domain.Acts;

namespace Samsyn.Domain.Tests.Acts;

public sealed class CheckpointTests
{
    static readonly SignedCheckpoint Signed = new()
    {
        Checkpoint = new() { Origin = "samsyn/0a1b", Size = 12, Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", At = new(2026, 3, 15, 11, 0, 0, TimeSpan.Zero) },
        KeyId = 0x01020304,
        Signature = [1, 2, 3],
    };

    [Fact]
    public void A_signed_checkpoint_is_a_signed_note()
    {
        Assert.Equal("samsyn/0a1b\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n2026-03-15T11:00:00Z\n\n— samsyn/0a1b AQIDBAECAw==\n", Signed.Text);
    }

    [Fact]
    public void It_reads_back_also_with_the_line_ends_of_another_system()
    {
        foreach (var text in (string[])[Signed.Text, Signed.Text.Replace("\n", "\r\n", StringComparison.Ordinal), Signed.Text + "— someone.else AAAA\n"])
        {
            var read = SignedCheckpoint.Parse(text)!;
            Assert.Equal((Signed.Checkpoint, Signed.KeyId), (read.Checkpoint, read.KeyId));
            Assert.Equal(Signed.Signature, read.Signature);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("samsyn/0a1b\n12\nAAAA\n2026-03-15T11:00:00Z\n")]
    [InlineData("samsyn/0a1b\n12\nAAAA\n2026-03-15T11:00:00Z\n\n— another/log AQIDBAECAw==\n")]
    [InlineData("samsyn/0a1b\n12\nAAAA\n2026-03-15T11:00:00Z\n\n— samsyn/0a1b AQ==\n")]
    [InlineData("samsyn/0a1b\n012\nAAAA\n2026-03-15T11:00:00Z\n\n— samsyn/0a1b AQIDBAECAw==\n")]
    [InlineData("samsyn/0a1b\n-12\nAAAA\n2026-03-15T11:00:00Z\n\n— samsyn/0a1b AQIDBAECAw==\n")]
    [InlineData("samsyn/0a1b\n12\nAAAA\nyesterday\n\n— samsyn/0a1b AQIDBAECAw==\n")]
    public void What_is_no_signed_checkpoint_is_none(string text) => Assert.Null(SignedCheckpoint.Parse(text));
}
