using FinData.Events;
using FinData.Lending;
using FinData.Silo.Pages.Contracts;

namespace FinData.Silo.Tests.Pages;

public sealed class OutcomeWordsTests
{
    [Fact]
    public void Why_EveryReason_HasWords()
        => Assert.All(Enum.GetValues<RefusalReason>().Where(static reason => reason != RefusalReason.None), static reason => Assert.NotNull(OutcomeWords.Why(ReasonNames.Of(reason))));
}
