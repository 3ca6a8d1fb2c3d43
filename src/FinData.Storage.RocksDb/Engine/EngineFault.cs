namespace FinData.Storage.RocksDb;

/// <summary>What the engine's messages mean to an operator.</summary>
internal static class EngineFault
{
    public static bool IsInUse(string message) => message.Contains("While lock file", StringComparison.Ordinal) || message.Contains("lock hold by", StringComparison.Ordinal);

    public static bool IsReadOnlyFolder(string message)
        => message.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase)
           || message.Contains("Permission denied", StringComparison.OrdinalIgnoreCase)
           || message.Contains("is denied", StringComparison.OrdinalIgnoreCase)
           || message.Contains("Operation not permitted", StringComparison.OrdinalIgnoreCase);

    public static bool IsFull(string message)
        => message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
           || message.Contains("not enough space", StringComparison.OrdinalIgnoreCase)
           || message.Contains("quota exceeded", StringComparison.OrdinalIgnoreCase);

    public static string Describe(string folder, string message)
    {
        if (IsInUse(message))
        {
            return $"{folder} is in use by another process: stop that one, or name another folder.";
        }

        if (IsFull(message))
        {
            return $"The disk of {folder} is full: nothing more is taken until there is space; then writing goes on by itself. Reads go on. ({message})";
        }

        return IsReadOnlyFolder(message)
            ? $"{folder} can't be written: give this process the right to write there, or mount it writable. Reads go on. ({message})"
            : $"The storage engine failed in {folder}: {message}";
    }
}
