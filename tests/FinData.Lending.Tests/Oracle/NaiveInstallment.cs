namespace FinData.Lending.Tests.Oracle;

internal sealed class NaiveInstallment
{
    internal DateOnly DueDate { get; init; }

    internal decimal Principal { get; set; }

    internal decimal Interest { get; set; }

    internal decimal PrincipalPaid { get; set; }

    internal decimal InterestPaid { get; set; }

    internal decimal Unpaid => Principal + Interest - PrincipalPaid - InterestPaid;
}
