using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Close of business, jobs, and users whose requests trigger it.</summary>
internal static class CloseOfBusinessSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin runs inline COB job for Loan", static (state, _) => CatchUp(state)),
        new("Admin runs inline COB job for Loan by external ID", static (state, _) => CatchUp(state)),
        new("Admin runs COB catch up", static (state, _) => CatchUp(state)),
        new("Admin runs COB job", static (state, _) => CloseYesterday(state)),
        new("Admin runs the Add Periodic Accrual Transactions job", static (state, _) => state.Loan.PostAccruals()),
        new("Admin runs the Add Accrual Transactions job", static (state, _) => state.Loan.PostAccruals()),
        new("Admin checks that last closed business date of loan is {string}", static (state, step) =>
        {
            DateOnly? expected = step.Text(0) == "null" ? null : step.Date(0);
            if (state.Loan.LastClosed != expected)
            {
                throw new DifferenceException($"last closed day: expected {Checks.TableComparison.Text(expected) ?? "none"}, got {Checks.TableComparison.Text(state.Loan.LastClosed) ?? "none"}");
            }
        }),
        new("Created user makes {string} repayment on {string} with {double} EUR transaction amount", RepayAsUser),
        new("Created user makes externalID controlled {string} repayment on {string} with {double} EUR transaction amount", RepayAsUser),
        Nothing("Admin creates new user with {string} username, {string} role name and given permissions:"),
        Nothing("Admin checks that Loan COB is running until the current business date"),
    ];

    private static StepPattern Nothing(string expression) => new(expression, static (_, _) => { });

    private static void CatchUp(ScenarioState state)
    {
        foreach (var loan in state.Loans)
        {
            Close(state, loan);
        }
    }

    // The nightly job leaves alone what is more than a day behind.
    private static void CloseYesterday(ScenarioState state)
    {
        foreach (var loan in state.Loans.Where(loan => loan.LastClosed is not { } day || day.AddDays(1) >= loan.BusinessDate.AddDays(-1)))
        {
            Close(state, loan);
        }
    }

    // A loan that changes its owner is closed day by day.
    private static void Close(ScenarioState state, ProgressiveLoan loan)
    {
        if (loan == state.Loan && state.Assets.Transfers.Count > 0)
        {
            state.Assets.Close(state, loan);
        }
        else
        {
            loan.CloseOfBusiness();
        }
    }

    // This user may not pass the closing by: a loan that was closed before is brought up to date first.
    private static void RepayAsUser(ScenarioState state, StepArguments step)
    {
        if (state.Loan.LastClosed is not null)
        {
            state.Loan.CloseOfBusiness();
        }

        state.RememberPayment(state.Applied(step, state.Loan.Record(ProgressiveTransactionType.Repayment, step.Date(1), step.Amount(2))));
    }
}
