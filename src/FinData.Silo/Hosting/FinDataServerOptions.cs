using FinData.Silo.Ingest;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using FinData.Silo.Watch;

namespace FinData.Silo;

/// <summary>Everything a server can be told. In appsettings.json under <c>FinData</c>, in the environment as <c>FINDATA_...</c>, on the command line as <c>--FinData:...</c>.</summary>
public sealed class FinDataServerOptions
{
    public const string Section = "FinData";

    /// <summary>Where the HTTP API listens; several are separated by <c>;</c>. Port 0 takes a free one. Other than loopback needs <see cref="Security"/>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>The folder of log and store. Made where there is none; one process at a time may use it.</summary>
    public string DataFolder { get; set; } = "findata-data";

    /// <summary>A folder of calendars, each a file NAME.cal that terms may then name; null: only those that come with FinData. Every process on one log needs the same.</summary>
    public string? CalendarFolder { get; set; }

    /// <summary>Partitions of the log, 1 to 1024. Fixed when the data folder is made: contracts are placed by it. A topic that is there already brings its own.</summary>
    public int Partitions { get; set; } = 8;

    /// <summary>Loopback port of the Orleans silo; 0 takes a free one.</summary>
    public int SiloPort { get; set; }

    /// <summary>Loopback port of the Orleans gateway; 0 takes a free one.</summary>
    public int GatewayPort { get; set; }

    /// <summary>Whether the Orleans Dashboard is served at <c>/dashboard</c>. It samples every grain call.</summary>
    public bool Dashboard { get; set; } = true;

    /// <summary>A folder of Avro schemas (<c>*.avsc</c>) that writers of single objects use; empty: only the published one.</summary>
    public string AvroSchemas { get; set; } = "";

    /// <summary>How long a stop may take to drain and checkpoint, 1 to 600 seconds. Cut short, nothing is lost: the next start folds the rest again.</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the events are.</summary>
    public LogOptions Log { get; set; } = new();

    public IngestOptions Ingest { get; set; } = new();

    public QueryOptions Queries { get; set; } = new();

    public WatchOptions Watch { get; set; } = new();

    public SecurityOptions Security { get; set; } = new();
}
