namespace FinData.Silo.Tests;

/// <summary>Files of the repository that must say what the code says.</summary>
internal static class RepositoryFiles
{
    public static string Read(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FinData.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, path));
    }
}
