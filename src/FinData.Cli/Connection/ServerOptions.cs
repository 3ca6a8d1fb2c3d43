using System.CommandLine;
using FinData.Client;

namespace FinData.Cli;

/// <summary>The options that every command has which talks to a server.</summary>
internal sealed class ServerOptions
{
    /// <summary>A verify or a statement of a long life takes its time; a dead server is found out by the connection, not by this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Option<Uri?> Url { get; } = new("--url")
    {
        Description = $"Address of the server. Default: FINDATA_URL, else what the server of the data folder wrote there, else {ServerAddress.Default}.",
        HelpName = "URL",
        CustomParser = static result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            result.AddError($"'{result.Tokens[0].Value}' is not an address such as {ServerAddress.Default}.");
            return null;
        },
    };

    public Option<string> Data { get; } = new("--data")
    {
        Description = "Data folder of the server.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => ServerAddress.DefaultDataFolder,
    };

    public Option<string?> ApiKeyFile { get; } = new("--api-key-file")
    {
        Description = "File that holds the API key, where the server asks for one. FINDATA_API_KEY does the same.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Url);
        command.Options.Add(Data);
        command.Options.Add(ApiKeyFile);
    }

    public Uri AddressOf(ParseResult parsed) => ServerAddress.Resolve(parsed.GetValue(Url), parsed.GetValue(Data)!);

    public ServerConnection Connect(ParseResult parsed) => ConnectTo(parsed, AddressOf(parsed));

    public ServerConnection ConnectTo(ParseResult parsed, Uri address)
    {
        var key = parsed.GetValue(ApiKeyFile) is { } file ? File.ReadAllText(file).Trim() : Environment.GetEnvironmentVariable("FINDATA_API_KEY");
        return new ServerConnection(new FinDataClientOptions { Address = address, ApiKey = string.IsNullOrEmpty(key) ? null : key, Timeout = Patience });
    }
}
