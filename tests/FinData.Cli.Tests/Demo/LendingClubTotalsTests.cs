using FinData.Cli.Demo;
using FinData.Lending;

namespace FinData.Cli.Tests.Demo;

/// <summary>The totals that LendingClub recorded for 10,000 loans, and what the engine makes of them.</summary>
public sealed class LendingClubTotalsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "data");

    [Fact]
    public void Totals_AsRecorded_ArePrincipalPlusInterestPlusLateFees()
    {
        var differences = DemoData.Read(Path.Combine(Folder, "lendingclub", "loans.csv.gz"), static r =>
            r.Decimal("paid_total") - r.Decimal("paid_principal") - r.Decimal("paid_interest") - r.Decimal("paid_late_fees"));

        // 435 rows are a fraction of a cent off: the source's figures went through binary fractions.
        Assert.Equal(10_000, differences.Count());
        Assert.All(differences, static difference => Assert.InRange(difference, -0.01m, 0.01m));
    }

    [Fact]
    public void Payments_OfEveryLoan_ArePrincipalPlusInterestPlusCredit()
    {
        foreach (var loan in LendingClubData.Load(Folder))
        {
            var contract = new Contract();
            var offset = 0L;
            foreach (var envelope in LendingClubEvents.Of(loan))
            {
                Assert.Equal(Outcome.Applied, contract.Apply(envelope.Event.At(offset++)));
            }

            var position = contract.Position;
            Assert.Equal(loan.Paid, position.TotalPaid);
            Assert.Equal(loan.Paid, position.PrincipalPaid + position.InterestPaid + position.UnallocatedCredit);
            Assert.Equal(loan.Amount, position.PrincipalOutstanding + position.PrincipalPaid);
        }
    }
}
