namespace FinData.Lending.Progressive;

public sealed partial class ProgressiveLoan
{
    public ProgressiveOutcome ReAge(ProgressiveReAge reAge) => NotYet();

    public ProgressiveOutcome UndoReAge() => NotYet();

    public ProgressiveOutcome ReAmortize(DateOnly date, InterestHandling interestHandling = InterestHandling.Default) => NotYet();

    public ProgressiveOutcome UndoReAmortize() => NotYet();

    public ProgressiveOutcome ChargeOff(DateOnly date) => NotYet();

    public ProgressiveOutcome UndoChargeOff() => NotYet();

    /// <summary>Ends the contract: all that is outstanding falls due on the business date.</summary>
    public ProgressiveOutcome Terminate() => NotYet();

    public ProgressiveOutcome UndoTermination() => NotYet();

    private static ProgressiveOutcome NotYet() => ProgressiveOutcome.Refused(ProgressiveRefusal.NotOffered, "the engine does not take this command");
}
