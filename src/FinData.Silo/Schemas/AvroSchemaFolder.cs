using FinData.Events;

namespace FinData.Silo.Schemas;

/// <summary>Writers' Avro schemas as files: for records in single-object encoding, which name their schema by its fingerprint.</summary>
internal static class AvroSchemaFolder
{
    /// <summary>Null where the folder can be read; else what is wrong and how to mend it.</summary>
    public static string? FaultOf(string folder)
    {
        try
        {
            Read(folder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return $"can't be read: {exception.Message} Name a folder of Avro schemas (*.avsc), or leave it empty.";
        }
    }

    /// <exception cref="FormatException">A file holds no Avro schema; the message names it.</exception>
    public static AvroSchemas Read(string folder)
    {
        var schemas = new AvroSchemas();
        string[] files = folder.Length == 0 ? [] : Directory.GetFiles(folder, "*.avsc");
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                schemas.Add(File.ReadAllText(file));
            }
            catch (FormatException exception)
            {
                throw new FormatException($"{Path.GetFileName(file)}: {exception.Message}", exception);
            }
        }

        return schemas;
    }
}
