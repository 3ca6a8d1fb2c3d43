using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages;

public sealed class InstallmentStateTests
{
    private static readonly DateOnly Due = new(2026, 3, 5);

    [Theory]
    [InlineData(0, 0, InstallmentState.Unpaid)]
    [InlineData(100, 0, InstallmentState.PartlyPaid)]
    [InlineData(100, 12, InstallmentState.Paid)]
    public void StateAt_InstallmentWithAFee_IsPaidWhenTheFeeIsToo(int paid, int feePaid, InstallmentState expected)
    {
        var installment = new InstallmentView
        {
            Number = 1,
            DueDate = Due,
            OpeningPrincipal = 100,
            Principal = 100,
            Interest = 0,
            Fee = 12,
            Total = 112,
            ClosingPrincipal = 0,
            PrincipalPaid = paid,
            InterestPaid = 0,
            FeePaid = feePaid,
        };

        Assert.Equal(expected, installment.StateAt(Due));
    }
}
