namespace FinData.Silo.Tests.Hosting;

/// <summary>Variables are the whole process's: a server that another test builds meanwhile would read them too.</summary>
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests
{
    [Fact]
    public void Environment_Variables_BecomeKeysOfTheSection()
    {
        Environment.SetEnvironmentVariable("FINDATA_WATCH__MAXWATCHERS", "0");
        try
        {
            var refused = Assert.Throws<FinDataConfigurationException>(() => FinDataServer.Build([]));
            Assert.Contains("FinData:Watch:MaxWatchers is 0", Assert.Single(refused.Errors));
        }
        finally
        {
            Environment.SetEnvironmentVariable("FINDATA_WATCH__MAXWATCHERS", null);
        }
    }
}

[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentCollection;
