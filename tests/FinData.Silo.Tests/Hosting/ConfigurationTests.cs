namespace FinData.Silo.Tests.Hosting;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.168.1.10:8080")]
    [InlineData("https://findata.example.com")]
    [InlineData("http://127.0.0.1:8080;http://0.0.0.0:8081")]
    [InlineData("http://localhost.example.com")]
    public void Build_OpenBindingWithoutAuthentication_RefusesAndNamesTheFix(string urls)
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([], o => o.Urls = urls));
        Assert.Contains("FinData:Urls", refused.Message);
        Assert.Contains("FinData:Security:ApiKeysFile", refused.Message);
        Assert.Contains("http://127.0.0.1:8080", refused.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080;http://127.0.0.1:8080")]
    public void Validate_LoopbackWithoutAuthentication_Passes(string urls)
        => FinDataServerOptionsValidator.Validate(new FinDataServerOptions { Urls = urls });

    [Theory]
    [InlineData("")]
    [InlineData("8080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1/path")]
    [InlineData("http://unix:/run/findata.sock")]
    public void Build_UnusableAddress_SaysWhichForm(string urls)
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([], o => o.Urls = urls));
        Assert.Contains("such as http://127.0.0.1:8080", refused.Message);
    }

    [Fact]
    public void Build_SeveralErrors_GivesAllAtOnce()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([], o =>
        {
            o.DataFolder = " ";
            o.Partitions = 0;
            o.Ingest.MaxBatchEvents = 1_000_000;
            o.Watch.Heartbeat = TimeSpan.FromMinutes(1);
            o.SiloPort = o.GatewayPort = 11111;
            o.Security.Authority = "http://login.example.com";
        }));
        Assert.Equal(7, refused.Errors.Length);
        foreach (var key in new[] { "DataFolder", "Partitions", "Ingest:MaxBatchEvents", "Watch:Heartbeat", "GatewayPort", "Security:Authority", "Security:Audience" })
        {
            Assert.Contains(refused.Errors, error => error.StartsWith($"FinData:{key} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Build_ValueOfAnotherType_NamesTheKey()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build(["--FinData:Partitions=many"]));
        Assert.Contains("FinData:Partitions", refused.Message);
    }

    [Fact]
    public void Build_CommandLine_IsRead()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build(["--FinData:Ingest:MaxBodyBytes=17"]));
        Assert.Contains("FinData:Ingest:MaxBodyBytes is 17", Assert.Single(refused.Errors));
    }

    [Fact]
    public void Build_AvroSchemasThatAreNone_NamesTheFile()
    {
        var folder = Directory.CreateTempSubdirectory("findata-avro");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "bank.avsc"), "{}");

            var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([$"--FinData:AvroSchemas={folder.FullName}"]));

            Assert.StartsWith("FinData:AvroSchemas can't be read: bank.avsc: Not an Avro schema", Assert.Single(refused.Errors), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Build_AvroSchemasOfNoFolder_IsRefused()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build(["--FinData:AvroSchemas=no-such-folder"]));

        Assert.Contains("no-such-folder", Assert.Single(refused.Errors));
    }

    [Fact]
    public void Build_KestrelEndpoints_AreRefusedSinceTheyPassTheCheck()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build(["--Kestrel:Endpoints:Open:Url=http://0.0.0.0:8080"]));
        Assert.Contains("FinData:Urls", refused.Message);
    }

    [Fact]
    public void FreePorts_Several_Differ()
    {
        var ports = FreePorts.Take(4);
        Assert.Equal(4, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 1024, 65535));
    }

    [Fact]
    public void Build_CalendarFolderThatIsNotThere_NamesTheSetting()
    {
        var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([], o => o.CalendarFolder = "no-such-folder"));
        Assert.Contains("FinData:CalendarFolder cannot be used. The folder of calendars 'no-such-folder' is not there", refused.Message);
    }

    [Fact]
    public void Validate_CalendarFolder_MakesItsCalendarsKnown()
    {
        var folder = Directory.CreateTempSubdirectory("findata-calendars-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "branch.cal"), "Saturday\nSunday\n2026-06-11\n");
            FinDataServerOptionsValidator.Validate(new FinDataServerOptions { CalendarFolder = folder.FullName });
            Assert.True(Lending.Calendars.IsKnown("branch"));

            File.WriteAllText(Path.Combine(folder.FullName, "ANBIMA.cal"), "Sunday");
            var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServerOptionsValidator.Validate(new FinDataServerOptions { CalendarFolder = folder.FullName }));
            Assert.Contains("'ANBIMA' is known with other days", refused.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
