using System.Collections.Immutable;

namespace FinData;

/// <summary>Answer of <c>POST /v1/events</c>: one result per event, in the order sent. 200 when all were accepted, 207 when some, 400 when none.</summary>
public sealed record IngestResponse
{
    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    public required ImmutableArray<IngestResult> Results { get; init; }
}

/// <summary>What became of one event on its way into the log. Accepted: partition and offset. Rejected: reason and, where one is to blame, the field.</summary>
public readonly record struct IngestResult
{
    public bool Accepted { get; init; }

    public int? Partition { get; init; }

    public long? Offset { get; init; }

    /// <summary>A name of <see cref="Events.RejectReason"/>, such as <c>wrong-scale</c>.</summary>
    public string? Reason { get; init; }

    public string? Field { get; init; }

    /// <summary>Where the rejected bytes are kept.</summary>
    public long? DeadLetter { get; init; }

    /// <summary>An opening that was accepted, and that its contract will refuse for these errors of its terms; null otherwise.</summary>
    public ImmutableArray<TermsErrorView>? TermsErrors { get; init; }
}

/// <summary>One dead letter of <c>GET /v1/dead-letters</c>. Value is text where the bytes are UTF-8, else base64.</summary>
public sealed record DeadLetterView
{
    public required long Sequence { get; init; }

    /// <summary>-1: refused before it reached the log.</summary>
    public required int Partition { get; init; }

    public required long Offset { get; init; }

    public required string Reason { get; init; }

    public string? Field { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? Key { get; init; }

    public string? Text { get; init; }

    public string? Base64 { get; init; }
}

/// <summary>One record of <c>GET /v1/partitions/{p}/records</c>, as it stands in the log.</summary>
public sealed record LogRecordView
{
    public required long Offset { get; init; }

    public required string KeyBase64 { get; init; }

    public required string ValueBase64 { get; init; }

    /// <summary>The headers as Kafka encodes them within a record; null where there are none.</summary>
    public string? HeadersBase64 { get; init; }
}

/// <summary>An Avro schema that a record of the page names.</summary>
public sealed record LogSchemaView
{
    /// <summary>The registry's id; null where records name the schema by its fingerprint.</summary>
    public int? Id { get; init; }

    public required string Schema { get; init; }
}

/// <summary>A page of records; <see cref="Next"/> is where the next page starts.</summary>
public sealed record LogPage
{
    public required ImmutableArray<LogRecordView> Records { get; init; }

    /// <summary>The schemas of the page's Avro records, as far as the server knows them.</summary>
    public ImmutableArray<LogSchemaView> Schemas { get; init; } = [];

    public required long Next { get; init; }

    /// <summary>One past the last record of the partition when the page was read.</summary>
    public required long LogEnd { get; init; }
}

/// <summary>Body of <c>POST /v1/contracts/query</c>: many contracts in one call, at most 1,000.</summary>
public sealed record ContractBatchRequest
{
    public required ImmutableArray<string> ContractIds { get; init; }

    public DateOnly? AsOf { get; init; }
}

/// <summary>Body of <c>POST /v1/clients/query</c>: many clients in one call, at most 1,000.</summary>
public sealed record ClientBatchRequest
{
    public required ImmutableArray<string> ClientIds { get; init; }
}

/// <summary>A page of ids; <see cref="After"/> goes into the next request, null at the end.</summary>
public sealed record IdPage
{
    public required ImmutableArray<string> Ids { get; init; }

    public string? After { get; init; }
}

/// <summary>A page of a partition's quarantined contracts, in order of their ids; <see cref="After"/> goes into the next request, null at the end.</summary>
public sealed record QuarantinePage
{
    public required ImmutableArray<QuarantineView> Contracts { get; init; }

    public string? After { get; init; }
}

/// <summary>Answer of <c>POST /v1/contracts/query</c>: each contract asked for is in one of the three.</summary>
public sealed record ContractBatchResponse
{
    /// <summary>In the order asked.</summary>
    public required ImmutableArray<ContractView> Contracts { get; init; }

    public required ImmutableArray<string> Unknown { get; init; }

    /// <summary>Contracts that could not be answered, each with the problem that it would be alone.</summary>
    public ImmutableArray<ContractProblem> Problems { get; init; } = [];
}

/// <summary>Answer of <c>POST /v1/clients/query</c>: each client asked for is in one of the three.</summary>
public sealed record ClientBatchResponse
{
    /// <summary>In the order asked.</summary>
    public required ImmutableArray<ClientView> Clients { get; init; }

    public required ImmutableArray<string> Unknown { get; init; }

    /// <summary>Clients that could not be answered, each with the problem that it would be alone.</summary>
    public ImmutableArray<ClientProblem> Problems { get; init; } = [];
}

/// <summary>Why an answer about many clients lacks one.</summary>
public sealed record ClientProblem
{
    public required string ClientId { get; init; }

    /// <summary>Kind of the problem, as the API names it where the client is asked for alone.</summary>
    public required string Code { get; init; }

    public required string Detail { get; init; }
}

/// <summary>A page of dead letters, newest first; <see cref="Before"/> goes into the next request, null at the end.</summary>
public sealed record DeadLetterPage
{
    public required ImmutableArray<DeadLetterView> Letters { get; init; }

    public long? Before { get; init; }
}
