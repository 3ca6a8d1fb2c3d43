using System.Globalization;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Demo;

/// <summary>
/// A LendingClub loan as events: opened and disbursed on the first of its month, then payments that add up to what was recorded as paid.
/// The source states totals only, so the single payments are made up: one installment on each due date until June 2018 (the snapshot's last
/// whole month) or until the total is reached; what was paid beyond comes with the last of them.
/// </summary>
internal static class LendingClubEvents
{
    private static readonly DemoEvents Events = new("lendingclub");
    private static readonly Currency Dollar = Currency.Parse("USD");
    private static readonly DateOnly Snapshot = new(2018, 6, 1);

    public static IEnumerable<EventEnvelope> Of(LendingClubLoan loan)
    {
        yield return Events.Opened(loan.ContractId, loan.ClientId, loan.Issued, TermsOf(loan));
        yield return Events.Posted("disbursed", loan.ContractId, EventKind.Disbursed, loan.Issued, Dollar, loan.Amount);
        foreach (var (number, date, amount) in Payments(loan))
        {
            var eventId = string.Create(CultureInfo.InvariantCulture, $"payment-{number}");
            yield return Events.Posted(eventId, loan.ContractId, EventKind.PaymentReceived, date, Dollar, amount);
        }
    }

    /// <summary>LendingClub rounds the installment up to the cent and everything else to the nearest.</summary>
    public static LoanTerms TermsOf(LendingClubLoan loan) => new()
    {
        Product = string.Create(CultureInfo.InvariantCulture, $"lendingclub-{loan.Months}m-{loan.Grade}"),
        Currency = Dollar,
        Principal = loan.Amount,
        Rate = Rate.NominalAnnual(loan.PercentAYear / 100),
        Amortization = Amortization.EqualInstallment,
        InterestMode = InterestMode.Scheduled,
        Count = loan.Months,
        Frequency = Frequency.Monthly,
        FirstDueDate = loan.Issued.AddMonths(1),
        DayCount = DayCount.Thirty360,
        Rounding = RoundingRule.HalfEven,
        InstallmentRounding = RoundingRule.Up,
    };

    public static IEnumerable<(int Number, DateOnly Date, decimal Amount)> Payments(LendingClubLoan loan)
    {
        var left = loan.Paid;
        for (var number = 1; left > 0; number++)
        {
            var date = loan.Issued.AddMonths(number);
            var amount = date >= Snapshot ? left : Math.Min(left, loan.Installment);
            yield return (number, date, amount);
            left -= amount;
        }
    }
}
