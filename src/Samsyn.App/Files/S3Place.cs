using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Samsyn.App.Secrets;
using Checksum = Samsyn.Domain.Kernel.Checksum;

namespace Samsyn.App.Files;

/// <summary>
/// A bucket of an S3 service: named host, named bucket, path style. The checksum goes with what is sent, and is the server's to verify before it
/// answers that it has it.
/// </summary>
sealed class S3Place : IFilePlace
{
    const int MostTries = 2, AtATime = 1000;

    readonly FilePlaceSetting.InBucket _setting;
    readonly AmazonS3Client _client;

    public S3Place(FilePlaceSetting.InBucket setting)
    {
        _setting = setting;
        var (id, secret) = AccessKey.Read(setting.KeyFile);
        _client = new(new BasicAWSCredentials(id, secret), new AmazonS3Config
        {
            ServiceURL = setting.Host.ToString(),
            AuthenticationRegion = setting.Region,
            ForcePathStyle = true,
            UseHttp = setting.Host.Scheme == Uri.UriSchemeHttp,
            MaxErrorRetry = MostTries - 1,
            HttpClientFactory = new OneHost.Clients(setting.Host),
            AllowAutoRedirect = false,
        });
    }

    public FilePlaceKind Kind => FilePlaceKind.S3;

    public string Where => _setting.ToString();

    public Task Put(string key, byte[] bytes, CancellationToken cancellation) => Try(async limit =>
    {
        using var content = new MemoryStream(bytes, writable: false);
        await _client.PutObjectAsync(new()
        {
            BucketName = _setting.Bucket, Key = key, InputStream = content, AutoCloseStream = false, ContentType = "application/octet-stream",
            // In one piece and signed with its checksum: what arrives cut or altered is refused by the server.
            UseChunkEncoding = false, ChecksumSHA256 = Convert.ToBase64String(Checksum.Sha256(bytes)),
        }, limit);
        return true;
    }, cancellation);

    public Task<byte[]?> Get(string key, long longest, CancellationToken cancellation) => Try(async limit =>
    {
        try
        {
            using var answer = await _client.GetObjectAsync(new GetObjectRequest { BucketName = _setting.Bucket, Key = key }, limit);
            return await Content(answer, longest, limit);
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound && none.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }, cancellation);

    async Task<byte[]> Content(GetObjectResponse answer, long longest, CancellationToken limit)
    {
        var bytes = new byte[Math.Min(answer.ContentLength, longest + 1)];
        try
        {
            await using var content = answer.ResponseStream;
            await content.ReadExactlyAsync(bytes, limit);
            return bytes;
        }
        catch (AmazonClientException) when (!limit.IsCancellationRequested)
        {
            // The library holds what comes against the checksum that the server keeps beside it.
            throw new FilePlaceException(new FileAltered(Where, answer.Key, "checksum"));
        }
    }

    public Task Remove(string key, CancellationToken cancellation) => Try(limit => _client.DeleteObjectAsync(_setting.Bucket, key, limit), cancellation);

    public async IAsyncEnumerable<HeldFile> List(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request { BucketName = _setting.Bucket, Prefix = folder + "/", MaxKeys = AtATime };
        do
        {
            var part = await Try(limit => _client.ListObjectsV2Async(request, limit), cancellation);
            foreach (var held in part.S3Objects) yield return new(held.Key, new(held.LastModified.ToUniversalTime()));
            request.ContinuationToken = part.IsTruncated ? part.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    async Task<T> Try<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_setting.Patience);
        try
        {
            return await act(limit.Token);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or WebException or OperationCanceledException)
        {
            throw new FilePlaceException(new FilePlaceAway(Where, ReasonOf(failure)), failure);
        }
    }

    /// <summary>A word or two; never what the server wrote, which may repeat what it was sent.</summary>
    static string ReasonOf(Exception failure) => failure switch
    {
        AmazonServiceException { StatusCode: >= HttpStatusCode.MultipleChoices } told => $"http-{(int)told.StatusCode}{(told.ErrorCode is { Length: > 0 } code && code.All(char.IsAsciiLetterOrDigit) ? " " + code : "")}",
        OperationCanceledException => "timeout",
        _ when failure.GetBaseException() is OneHostException other => other.Message,
        _ => "connection",
    };

    public void Dispose() => _client.Dispose();
}
