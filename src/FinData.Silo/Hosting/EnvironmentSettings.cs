using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace FinData.Silo;

/// <summary>Environment variables that begin with <c>FINDATA_</c>, as keys of the section: <c>FINDATA_INGEST__MAXBODYBYTES</c> is <c>FinData:Ingest:MaxBodyBytes</c>.</summary>
internal sealed class EnvironmentSettings : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider();

    private sealed class Provider() : EnvironmentVariablesConfigurationProvider("FINDATA_")
    {
        public override void Load()
        {
            base.Load();
            Data = Data.ToDictionary(
                static pair => $"{FinDataServerOptions.Section}:{pair.Key.TrimStart(':')}", static pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        }
    }
}
