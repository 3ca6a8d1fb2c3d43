using System.Diagnostics;

namespace FinData.Cli.Tests.Wrapper;

public sealed class WrapperTests
{
    [Fact]
    public async Task Wrapper_WithoutTheSdk_SaysWhatToInstall()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The wrapper is a bash script.");
        var empty = Directory.CreateTempSubdirectory("findata-test-");
        try
        {
            // Only what the script itself needs is on the PATH: no dotnet.
            foreach (var tool in (string[])["readlink", "dirname"])
            {
                File.CreateSymbolicLink(Path.Combine(empty.FullName, tool), Path.Combine("/usr/bin", tool));
            }

            using var process = Process.Start(new ProcessStartInfo("/bin/bash", [Path.Combine(Repository.Root, "findata"), "partitions"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment = { ["PATH"] = empty.FullName },
            })!;
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.Equal(1, process.ExitCode);
            Assert.Contains(".NET 10 SDK is not installed", error);
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }
}
