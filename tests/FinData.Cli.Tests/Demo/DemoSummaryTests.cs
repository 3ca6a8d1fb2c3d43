using System.Text.Json;
using FinData.Cli.Demo;

namespace FinData.Cli.Tests.Demo;

public sealed class DemoSummaryTests
{
    private static readonly DemoSummary Summary = new()
    {
        Events = 1,
        Contracts = 2,
        Clients = 3,
        Bank = BankFigures.Of(4, new BankAgreement(5, 6, 7, 0, 0.70m)),
        LendingClub = new LendingClubFigures { Loans = 9, InstallmentAgree = 10 },
        Tables = new TableFigures { Rows = 11, Agree = 12 },
        JournalUnbalanced = 0,
        ClientTotalsDiffer = 0,
        Seconds = 13.5,
    };

    [Fact]
    public void ToJson_OfASummary_HasTheAgreedShape()
    {
        const string Agreed = """
            {"events":1,"contracts":2,"clients":3,
             "bank":{"accounts":4,"account_days":5,"step_exact":6,"step_within_010_per_row":7,"differ":0,"max_drift":0.70},
             "lendingclub":{"loans":9,"installment_agree":10},"tables":{"rows":11,"agree":12},
             "journal_unbalanced":0,"client_totals_differ":0,"seconds":13.5}
            """;

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Agreed).RootElement, JsonDocument.Parse(Summary.ToJson()).RootElement), Summary.ToJson());
    }

    [Fact]
    public void IsClean_AnythingOfOursDiffers_IsFalse()
    {
        Assert.True(Summary.IsClean);
        Assert.False((Summary with { JournalUnbalanced = 1 }).IsClean);
        Assert.False((Summary with { ClientTotalsDiffer = 1 }).IsClean);
        Assert.False((Summary with { Bank = Summary.Bank with { Differ = 1 } }).IsClean);
    }
}
