using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>An authority and what it signs, as PEM files in one folder.</summary>
internal sealed class Certificates : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 authority;
    private readonly string folder;
    private int signed;

    public Certificates(string folder)
    {
        this.folder = folder;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        authority = request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(2));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    public string AuthorityFile => Path.Combine(folder, "authority.pem");

    /// <summary>Signs a certificate for a name, good for this machine's loopback address.</summary>
    public (string Certificate, string Key, string Both) Sign(string name, bool isExpired = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, Now.AddDays(-9), isExpired ? Now.AddDays(-1) : Now.AddDays(1), [(byte)++signed]);
        var (certificateFile, keyFile, both) = (Path.Combine(folder, $"{name}.pem"), Path.Combine(folder, $"{name}.key.pem"), Path.Combine(folder, $"{name}.both.pem"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(both, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        return (certificateFile, keyFile, both);
    }

    public void Dispose() => authority.Dispose();
}
