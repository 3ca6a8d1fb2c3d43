namespace FinData.Storage.RocksDb;

/// <summary>The data folder can't be used; the message names it, says why, and what to do.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
