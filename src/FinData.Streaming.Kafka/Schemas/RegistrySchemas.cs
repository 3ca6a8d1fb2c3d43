using System.Collections.Immutable;
using Confluent.SchemaRegistry;
using FinData.Events;
using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Brings the schemas that a block's records name before the block is handed on, so that decoding waits for nobody. An id is asked for once: what it names never changes.
/// </summary>
internal sealed class RegistrySchemas(ISchemaRegistryClient client, AvroSchemas schemas, string address) : IDisposable
{
    private const int NotFound = 404;

    /// <summary>A client of the registry that the options name; null where they name none.</summary>
    public static RegistrySchemas? Of(KafkaOptions options, AvroSchemas schemas)
    {
        if (string.IsNullOrEmpty(options.SchemaRegistryUrl))
        {
            return null;
        }

        var config = new SchemaRegistryConfig { Url = options.SchemaRegistryUrl, RequestTimeoutMs = (int)options.RequestTimeout.TotalMilliseconds };
        if (!string.IsNullOrEmpty(options.SchemaRegistryUsername))
        {
            config.BasicAuthCredentialsSource = AuthCredentialsSource.UserInfo;
            config.BasicAuthUserInfo = $"{options.SchemaRegistryUsername}:{options.SchemaRegistryPassword}";
        }

        return new RegistrySchemas(new CachedSchemaRegistryClient(config), schemas, options.SchemaRegistryUrl);
    }

    /// <summary>The ids that records of the block name and nothing is known of.</summary>
    public ImmutableArray<int> MissingOf(RecordBlock block)
    {
        var missing = ImmutableArray<int>.Empty;
        foreach (ref readonly var entry in block.Entries)
        {
            if (AvroFraming.TryReadSchemaId(block.Value(entry), out var id) && schemas.IsMissing(id) && !missing.Contains(id))
            {
                missing = missing.Add(id);
            }
        }

        return missing;
    }

    /// <exception cref="LogUnavailableException">The registry does not answer. The partition waits: without its schema no one can say what a record is.</exception>
    public async Task LearnAsync(ImmutableArray<int> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await LearnAsync(id).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task LearnAsync(int id)
    {
        try
        {
            var schema = await client.GetSchemaAsync(id).ConfigureAwait(false);
            if (schema.SchemaType == SchemaType.Avro)
            {
                schemas.Add(id, schema.SchemaString);
            }
            else
            {
                schemas.AddUnknown(id);
            }
        }
        catch (FormatException)
        {
            schemas.AddUnknown(id); // registered as Avro, and none
        }
        catch (SchemaRegistryException exception) when ((int)exception.Status == NotFound)
        {
            schemas.AddUnknown(id);
        }
        catch (Exception exception) when (exception is SchemaRegistryException or HttpRequestException or TaskCanceledException)
        {
            throw new LogUnavailableException($"The schema registry at {address} does not give schema {id}: {exception.Message}", exception);
        }
    }
}
