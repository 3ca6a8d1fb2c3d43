namespace FinData.Silo;

/// <summary>Where settings come from, and what the host itself is told.</summary>
internal static class HostSettings
{
    /// <summary>appsettings.json, then the environment, then the command line, then the program; later ones win.</summary>
    public static FinDataServerOptions ReadFinDataOptions(this WebApplicationBuilder builder, string[] args, Action<FinDataServerOptions>? configure)
    {
        ((IConfigurationBuilder)builder.Configuration).Add(new EnvironmentSettings());
        builder.Configuration.AddCommandLine(args);

        var options = new FinDataServerOptions();
        try
        {
            builder.Configuration.GetSection(FinDataServerOptions.Section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new FinDataConfigurationException([$"{e.Message} {e.InnerException?.Message}".TrimEnd()]);
        }

        configure?.Invoke(options);
        FinDataServerOptionsValidator.Validate(options);
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new FinDataConfigurationException(
                [$"Kestrel:Endpoints opens addresses past the security check. Name them in {FinDataServerOptions.Section}:Urls instead; certificates stay in Kestrel:Certificates."]);
        }

        return options;
    }

    public static void UseFinDataLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });

        // What each activation and request does is for the dashboard and the metrics; the log keeps what an operator acts on.
        // Orleans warns at every start that the server's garbage collector is off, which a small footprint wants, and that its watchdog has just begun.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Warning).AddFilter("Microsoft.Orleans", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }

    public static void UseStopWithin(this WebApplicationBuilder builder, TimeSpan stopWithin)
        => builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = stopWithin);
}
