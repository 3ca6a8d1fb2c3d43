namespace FinData.Silo.Pages.Layout;

/// <summary>Addresses of pages. Ids may hold a slash, which travels as <c>%2F</c> so that it stays one segment.</summary>
internal static class Links
{
    public static string Contract(string contractId) => $"/contracts/{Uri.EscapeDataString(contractId)}";

    public static string Client(string clientId) => $"/clients/{Uri.EscapeDataString(clientId)}";

    public static string ContractApi(string contractId) => $"/v1/contracts/{Uri.EscapeDataString(contractId)}";
}
