namespace FinData.Silo.Security;

/// <summary>Who is let in. With neither <see cref="ApiKeysFile"/> nor <see cref="Authority"/>, everybody on this machine is, and nobody else.</summary>
public sealed class SecurityOptions
{
    /// <summary>JSON file of hashed API keys with their roles; read again when it changes. See docs/operations.md for its form.</summary>
    public string? ApiKeysFile { get; set; }

    /// <summary>Issuer of JWTs (an OpenID Connect authority); https, or http on loopback.</summary>
    public string? Authority { get; set; }

    /// <summary>Audience that a JWT must name; asked for with <see cref="Authority"/>.</summary>
    public string? Audience { get; set; }

    /// <summary>The claim that lists <c>produce</c>, <c>read</c>, <c>operate</c>.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>
    /// Host names that requests may name besides loopback ones; several are separated by <c>;</c>. Without authentication nothing else is served,
    /// so that a page of another origin cannot reach a loopback server through a name that it points there.
    /// </summary>
    public string AllowedHosts { get; set; } = "";

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(ApiKeysFile) || !string.IsNullOrWhiteSpace(Authority);
}
