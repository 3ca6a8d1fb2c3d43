using FinData.Silo;

namespace FinData.Cli;

/// <summary>Where the server is that a command talks to.</summary>
internal static class ServerAddress
{
    private static readonly FinDataServerOptions Defaults = new();

    /// <summary>Where <c>findata serve</c> listens unless told otherwise.</summary>
    public static string Default => Defaults.Urls;

    public static string DefaultDataFolder => Defaults.DataFolder;

    /// <summary>A running server writes its address into this file of its data folder: with a free port, nobody else knows it.</summary>
    public const string FileName = "address";

    /// <param name="named">What the command line says; null: nothing.</param>
    /// <param name="dataFolder">Where a server of this machine may have written its address.</param>
    public static Uri Resolve(Uri? named, string dataFolder)
        => named ?? FromEnvironment() ?? FromFolder(dataFolder) ?? new Uri(Default);

    /// <summary>What the server of a data folder wrote; null where none did.</summary>
    public static Uri? FromFolder(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        return File.Exists(file) && Uri.TryCreate(File.ReadAllText(file).Trim(), UriKind.Absolute, out var address) ? address : null;
    }

    private static Uri? FromEnvironment()
    {
        var value = Environment.GetEnvironmentVariable("FINDATA_URL");
        return string.IsNullOrEmpty(value) ? null
            : Uri.TryCreate(value, UriKind.Absolute, out var address) ? address
            : throw new ToolException(ExitCode.Usage, $"FINDATA_URL is '{value}': that is not an address such as {Default}.");
    }
}
