using System.Security.Cryptography;
using Samsyn.App.Secrets;

namespace Samsyn.App.Tests.Secrets;

public sealed class SealedStreamTests
{
    static readonly DateTimeOffset At = new(2026, 3, 22, 10, 15, 0, TimeSpan.Zero);
    static readonly BackupKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedFormat.ChunkLength - 1)]
    [InlineData(SealedFormat.ChunkLength)]
    [InlineData(SealedFormat.ChunkLength + 1)]
    [InlineData(3 * SealedFormat.ChunkLength)]
    [Trait("Asvs", "v5.0.0-11.3.3")]
    public void What_is_sealed_is_opened_byte_for_byte(int length)
    {
        var plain = Bytes(length);
        Assert.Equal(plain, Open(Seal(plain)));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-11.3.4")]
    public void The_same_content_sealed_twice_shares_no_chunk() => Assert.NotEqual(Seal(Bytes(100))[57..], Seal(Bytes(100))[57..]);

    [Fact]
    public void Nothing_of_the_content_stands_in_the_clear()
    {
        var text = "Norra Fjärden"u8.ToArray();
        Assert.Equal(-1, Seal(text).AsSpan().IndexOf(text));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-11.3.3")]
    public void A_flip_of_any_single_bit_is_found()
    {
        var whole = Seal(Bytes(40));
        for (var at = 0; at < whole.Length; at++)
        {
            var altered = (byte[])whole.Clone();
            altered[at] ^= 1;
            Assert.Throws<SealBrokenException>(() => Open(altered));
        }
    }

    [Fact]
    public void Cutting_off_anywhere_is_found()
    {
        var whole = Seal(Bytes(40));
        for (var length = 0; length < whole.Length; length++)
            Assert.True(Why(() => Open(whole[..length])) is SealBroken.CutShort or SealBroken.NotSealed);
    }

    [Fact]
    public void Chunks_moved_dropped_repeated_or_added_are_found()
    {
        var whole = Seal(Bytes(3 * SealedFormat.ChunkLength));
        const int chunk = 4 + SealedFormat.ChunkLength + SealedFormat.TagLength;
        var (header, first, second, last) = (whole[..57], whole[57..(57 + chunk)], whole[(57 + chunk)..(57 + (2 * chunk))], whole[(57 + (2 * chunk))..]);

        Assert.Equal(SealBroken.Altered, Why(() => Open([.. header, .. second, .. first, .. last])));
        Assert.Equal(SealBroken.Altered, Why(() => Open([.. header, .. first, .. last])));
        Assert.Equal(SealBroken.Altered, Why(() => Open([.. header, .. first, .. first, .. second, .. last])));
        Assert.Equal(SealBroken.Altered, Why(() => Open([.. whole, 0])));
        Assert.Equal(SealBroken.CutShort, Why(() => Open([.. header, .. first, .. second])));
    }

    [Fact]
    public void Another_key_another_file_and_a_later_format_are_told_apart()
    {
        var whole = Seal(Bytes(40));
        Assert.Equal(SealBroken.OtherKey, Why(() => Open(whole, new(RandomNumberGenerator.GetBytes(32)))));
        Assert.Equal(SealBroken.NotSealed, Why(() => Open([.. "PK"u8, .. whole])));
        whole[8] = 2;
        Assert.Equal(SealBroken.NewerFormat, Why(() => Open(whole)));
    }

    /// <summary>Fixed bytes, so that a change of the format is noticed and old backups stay readable: made with another program after docs/operations/backup.md.</summary>
    [Fact]
    [Trait("Asvs", "v5.0.0-11.2.2")]
    public void A_stream_of_version_1_is_opened_by_every_later_version() =>
        Assert.Equal("Samsyn"u8.ToArray(), Open(Convert.FromBase64String(Version1)));

    const string Version1 = "U0FNU1lOQksBO4dJP6x/MwJkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5/gIGCgwAAAZ0VCnSggAAABjannDkp5ppDp5+rN2trnUpqDYqSwBM=";

    [Fact]
    public void A_key_is_made_once_readable_by_its_owner_alone_and_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-key-").FullName;
        var file = Path.Combine(folder, "key");

        Assert.Empty(BackupKey.Make(file).Refusals);
        Assert.Equal([new BackupKeyExists(file)], BackupKey.Make(file).Refusals);

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(BackupKey.Read(file).Value.Mark, BackupKey.Read(file).Value.Mark);
        File.WriteAllText(file + "2", "hemlig");
        Assert.IsType<BackupKeyUnreadable>(Assert.Single(BackupKey.Read(file + "2").Refusals));
        Assert.IsType<BackupKeyUnreadable>(Assert.Single(BackupKey.Read(file + "3").Refusals));
        Assert.Equal([new BackupKeyMissing()], BackupKey.Read(null).Refusals);
        Directory.Delete(folder, recursive: true);
    }

    static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)((i * 31) + (i >> 8));
        return bytes;
    }

    static byte[] Seal(byte[] plain)
    {
        using var to = new MemoryStream();
        using var sealing = new SealingStream(to, Key, At);
        sealing.Write(plain);
        sealing.Finish();
        return to.ToArray();
    }

    static byte[] Open(byte[] whole, BackupKey? key = null)
    {
        using var from = new MemoryStream(whole);
        using var unsealing = new UnsealingStream(from, key ?? Key);
        using var plain = new MemoryStream();
        unsealing.CopyTo(plain);
        return plain.ToArray();
    }

    static SealBroken Why(Action open) => Assert.Throws<SealBrokenException>(open).Why;
}
