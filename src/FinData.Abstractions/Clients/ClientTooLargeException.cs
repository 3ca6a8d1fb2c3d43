namespace FinData;

/// <summary>A client has more contracts than one view may hold. Ask for its contracts one by one, or raise the limit.</summary>
[GenerateSerializer, Alias("findata.client-too-large")]
public sealed class ClientTooLargeException : Exception
{
    public ClientTooLargeException(string clientId, int limit)
        : base($"Client {clientId} has more than {limit} contracts. Ask for them one by one, or raise Ledger:MaxClientContracts.")
    {
    }
}
