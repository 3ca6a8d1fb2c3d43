namespace FinData.Silo.Security;

/// <summary>Which bindings need which security.</summary>
internal static class SecurityRules
{
    public static void Check(FinDataServerOptions options, FinDataServerOptionsValidator.Checks check)
    {
        CheckUrls(options, check);
        var security = options.Security;
        if (!string.IsNullOrWhiteSpace(security.Authority))
        {
            if (!Uri.TryCreate(security.Authority, UriKind.Absolute, out var authority)
                || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            {
                check.Fail("Security:Authority", "is not an https address. Give the issuer's, such as https://login.example.com/realms/bank.");
            }

            check.Text("Security:Audience", security.Audience, "Name the audience that tokens are issued for, so that tokens for other services are not taken.");
            check.Text("Security:RolesClaim", security.RolesClaim, "Name the claim that lists the roles, such as roles.");
        }

        if (!string.IsNullOrWhiteSpace(security.ApiKeysFile))
        {
            try
            {
                ApiKeySet.Read(security.ApiKeysFile);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                check.Fail("Security:ApiKeysFile", $"cannot be used: {e.Message}");
            }
        }
    }

    private static void CheckUrls(FinDataServerOptions options, FinDataServerOptionsValidator.Checks check)
    {
        var urls = Bindings.Split(options.Urls ?? "");
        if (urls.Length == 0)
        {
            check.Fail("Urls", "is empty. Give where to listen, such as http://127.0.0.1:8080.");
        }

        foreach (var url in urls)
        {
            if (Bindings.FaultOf(url) is { } fault)
            {
                check.Fail("Urls", $"names '{url}', which {fault}. Give scheme, host and port, such as http://127.0.0.1:8080.");
            }
            else if (!Bindings.IsLoopback(url) && !options.Security.IsConfigured)
            {
                check.Fail(
                    "Urls",
                    $"names '{url}', which other machines can reach, but nobody would have to prove who they are. Set {FinDataServerOptions.Section}:Security:ApiKeysFile "
                    + $"or {FinDataServerOptions.Section}:Security:Authority (with Audience), or listen on http://127.0.0.1:8080 only.");
            }
        }
    }
}
