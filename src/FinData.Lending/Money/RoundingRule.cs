namespace FinData.Lending;

/// <summary>How an amount is brought to its currency's minor digits. One rule per product; real lenders use all of them.</summary>
public enum RoundingRule : byte
{
    /// <summary>To the nearest, ties to the even digit. Wire name <c>halfEven</c>. The default.</summary>
    HalfEven = 0,

    /// <summary>To the nearest, ties away from zero. Wire name <c>halfUp</c>.</summary>
    HalfUp = 1,

    /// <summary>Away from zero. Wire name <c>up</c>.</summary>
    Up = 2,

    /// <summary>Towards zero. Wire name <c>down</c>.</summary>
    Down = 3,
}
