namespace FinData.Lending;

/// <summary>The sums of many contracts' figures in one currency. Exact: whole units in 128 bits. Not thread-safe.</summary>
public sealed class FiguresSum
{
    private readonly int digits;
    private Int128 balance;
    private Int128 principal;
    private Int128 overdue;
    private Int128 accrued;

    public FiguresSum(Currency currency) => digits = currency.MinorDigits;

    /// <summary>Sums as their decimals say them.</summary>
    /// <exception cref="OverflowException">A sum is none that this type could have given.</exception>
    public FiguresSum(Currency currency, long contracts, decimal balance, decimal principal, decimal overdue, decimal accrued)
        : this(currency)
    {
        Contracts = contracts;
        this.balance = ToUnits(balance, digits);
        this.principal = ToUnits(principal, digits);
        this.overdue = ToUnits(overdue, digits);
        this.accrued = ToUnits(accrued, AccrualUnits.Digits);
    }

    public long Contracts { get; private set; }

    public decimal Balance => AccrualUnits.ToDecimal(balance, digits);

    public decimal PrincipalOutstanding => AccrualUnits.ToDecimal(principal, digits);

    public decimal Overdue => AccrualUnits.ToDecimal(overdue, digits);

    public decimal AccruedInterest => AccrualUnits.ToDecimal(accrued);

    public void Add(in PositionFigures figures)
    {
        Contracts++;
        balance += figures.BalanceMinor;
        principal += figures.PrincipalMinor;
        overdue += figures.OverdueMinor;
        accrued += figures.AccruedUnits;
    }

    /// <summary>Takes back what <see cref="Add"/> added.</summary>
    public void Remove(in PositionFigures figures)
    {
        Contracts--;
        balance -= figures.BalanceMinor;
        principal -= figures.PrincipalMinor;
        overdue -= figures.OverdueMinor;
        accrued -= figures.AccruedUnits;
    }

    private static Int128 ToUnits(decimal value, int digits) => (Int128)(value * MinorUnits.PowerOfTen(digits));
}
