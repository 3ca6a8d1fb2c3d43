using System.Globalization;
using FinData.Events;

namespace FinData.Silo.Problems;

// Every kind of problem that the API knows. The codes are listed in docs/api.md and never change their meaning.
internal sealed partial class Problem
{
    public static Problem InvalidId(string what)
        => new(400, "invalid-id", $"Not a {what} id", $"A {what} id has 1 to {EventLimits.MaxIdLength} characters out of A-Z a-z 0-9 . _ : / - (a slash in a path is written %2F).");

    public static Problem InvalidParameters(IEnumerable<string> faults)
        => new(400, "invalid-parameter", "A parameter cannot be used", string.Join(' ', faults));

    public static Problem MalformedBody(string detail) => new(400, "malformed-body", "The body cannot be read", detail);

    public static Problem EmptyBody()
        => new(400, "malformed-body", "The body has no events", "Send one JSON object, a JSON array of objects, or one object a line as application/x-ndjson.");

    public static Problem UnknownContract(string id)
        => new(404, "unknown-contract", "No such contract", $"No event of contract '{id}' has been folded. Check the id; after sending events, read with readAfter.");

    public static Problem NoTerms(string id)
        => new(404, "no-terms", "No terms", $"Contract '{id}' is unknown or not open yet: what is agreed comes with its opening.");

    public static Problem NoSchedule(string id)
        => new(404, "no-schedule", "No schedule", $"Contract '{id}' is unknown, not open yet, or an account: only loans have a schedule.");

    public static Problem NoPayoff(string id, DateOnly date)
        => new(404, "no-payoff", "Nothing to pay off", string.Create(CultureInfo.InvariantCulture, $"Contract '{id}' is unknown or not open on {date:yyyy-MM-dd}."));

    public static Problem UnknownEvent(string id, string eventId)
        => new(404, "unknown-event", "No such event", $"Contract '{id}' has no event '{eventId}'. It may not be folded yet, or have been refused on its way in: see the dead letters.");

    public static Problem UnknownClient(string id) => new(404, "unknown-client", "No such client", $"No open contract names client '{id}'.");

    public static Problem UnknownPartition(int partitionCount)
        => new(404, "unknown-partition", "No such partition", string.Create(CultureInfo.InvariantCulture, $"Partitions are numbered 0 to {partitionCount - 1}."));

    public static Problem UnknownDeadLetter(long sequence)
        => new(404, "unknown-dead-letter", "No such dead letter", string.Create(CultureInfo.InvariantCulture, $"There is no dead letter {sequence}. List them at /v1/dead-letters."));

    public static Problem UnknownRoute()
        => new(404, "unknown-route", "No such address", "Nothing answers here. The API is described at /openapi/v1.json.");

    public static Problem WrongMethod(string method)
        => new(405, "wrong-method", "Not with this method", $"{method} does nothing here; the Allow header lists what does. The API is described at /openapi/v1.json.");

    public static Problem ContractQuarantined(string detail) => new(409, ContractProblem.Quarantined, "The contract is quarantined", detail);

    public static Problem NotComputable(string detail) => new(409, ContractProblem.NotComputable, "What is asked cannot be computed", detail);

    public static Problem ClientTooLarge(string detail) => new(409, "client-too-large", "The client has too many contracts", detail);

    public static Problem UnsupportedMediaType(string wanted)
        => new(415, "unsupported-media-type", "Not this kind of body", $"Send the header Content-Type: {wanted}.");

    public static Problem TooLarge(int maxBytes)
        => new(413, "too-large", "The body is too large", string.Create(CultureInfo.InvariantCulture, $"A body has at most {maxBytes} bytes (FinData:Ingest:MaxBodyBytes). Send it in parts."));

    public static Problem TooMany(string what, int most, string key)
        => new(413, "too-many", $"Too many {what}", string.Create(CultureInfo.InvariantCulture, $"One request has at most {most} {what} (FinData:{key}). Send them in parts."));

    public static Problem Unauthenticated()
        => new(401, "unauthenticated", "Who are you?", "Send an API key as X-Api-Key, or a token as Authorization: Bearer, whichever this server is configured for.");

    public static Problem Forbidden(string? role)
        => new(403, "forbidden", "Not with this role", role is null ? "The key or token lacks the role that this address asks for." : $"The key or token lacks the role {role}.");

    public static Problem CrossSite()
        => new(403, "cross-site", "Not from another site", "A browser says that this request comes from a page of another origin. Send it from a program, or from a page of this server.");

    public static Problem UnknownHost(string host)
        => new(421, "unknown-host", "Not this host", $"This server does not answer to the name '{host}'. Use 127.0.0.1 or localhost, or add the name to FinData:Security:AllowedHosts.");

    public static Problem Busy(string what, string key) => new(503, "busy", $"Too many {what} at once", $"The bound is FinData:{key}. Try again shortly.", 1);

    public static Problem ReadAfterTimeout(string detail) => new(503, "read-after-timeout", "Not folded in time", detail, 1);

    public static Problem LogUnavailable(string detail)
        => new(503, "log-unavailable", "The log takes no events now", $"None of this request's events was accepted. {detail} Send them again later.", 10);

    public static Problem LogUnreadable(string detail) => new(503, "log-unavailable", "The log gives no records now", detail, 10);

    public static Problem LogBusy(string detail)
        => new(429, "log-busy", "The log cannot take events as fast as they come", $"None of this request's events was accepted. {detail} Send them again shortly.", 1);

    public static Problem StoreUnavailable(string detail) => new(503, "store-unavailable", "The store does not answer", detail, 10);

    public static Problem PartitionUnavailable()
        => new(503, "partition-unavailable", "The owner of this contract does not answer", "Its partition may be moving or starting. Try again shortly; /v1/partitions shows it.", 2);

    public static Problem Internal(string trace)
        => new(500, "internal", "A fault in the server", $"It is logged with trace {trace}. Nothing was accepted unless its position was returned; sending again is safe.");
}
