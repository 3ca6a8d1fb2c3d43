using FinData.Conformance;

namespace FinData.Grains.Tests.Cells;

public sealed class CellTableTests
{
    [Fact]
    public void Find_OfManyAdded_GivesEachItsOwn()
    {
        var table = new CellTable();
        var cells = Enumerable.Range(0, 5_000).Select(static i => Cell(i)).ToList();
        cells.ForEach(table.Add);

        Assert.Equal(5_000, table.Count);
        Assert.All(cells, cell => Assert.Same(cell, table.Find(cell.IdHash, cell.Id)));
        Assert.Null(table.Find(Cell(5_000).IdHash, Cell(5_000).Id));
        Assert.Equal(5_000, table.All().Distinct().Count());
    }

    [Fact]
    public void Find_OfIdsWithOneHash_TellsThemApart()
    {
        var table = new CellTable();
        var cells = Enumerable.Range(0, 30).Select(static i => new ContractCell(Wire.Key($"twin-{i}"), 7)).ToList();
        cells.ForEach(table.Add);

        Assert.Equal(10, table.RemoveWhere(cell => cells.IndexOf(cell) % 3 == 0));
        Assert.All(cells.Index(), twin => Assert.Equal(twin.Index % 3 == 0 ? null : twin.Item, table.Find(7, twin.Item.Id)));
        Assert.Null(table.Find(7, Wire.Key("twin-30")));
    }

    [Fact]
    public void RemoveWhere_ThenAddAgain_FindsTheNewCell()
    {
        var table = new CellTable();
        table.Add(Cell(1));
        Assert.Equal(1, table.RemoveWhere(static _ => true));
        Assert.Equal(0, table.Count);
        Assert.Empty(table.All());

        var again = Cell(1);
        table.Add(again);
        Assert.Same(again, table.Find(again.IdHash, again.Id));
        Assert.Equal(1, table.Count);
    }

    // Removed cells leave marks. Were they never cleared, the table would fill up with them and a search would not end.
    [Fact]
    public void AddAndRemove_ManyTimes_KeepsASearchFinite()
    {
        var table = new CellTable();
        var stays = Cell(-1);
        table.Add(stays);
        for (var round = 0; round < 100; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                table.Add(Cell((100 * round) + i));
            }

            Assert.Equal(100, table.RemoveWhere(cell => cell != stays));
        }

        Assert.Null(table.Find(Cell(77).IdHash, Cell(77).Id));
        Assert.Same(stays, table.Find(stays.IdHash, stays.Id));
    }

    [Fact]
    public async Task Find_WhileTheWriterAddsRemovesAndResizes_MissesNothingThatStays()
    {
        const int Cells = 40_000;
        var table = new CellTable();
        var cells = Enumerable.Range(0, Cells).Select(static i => Cell(i)).ToArray();
        var added = 0;
        var started = Enumerable.Range(0, 2).Select(static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var readers = Enumerable.Range(0, started.Length).Select(seed => Task.Run(() =>
        {
            started[seed].SetResult();
            var random = new Random(seed);
            var looked = 0;
            int bound;
            do
            {
                bound = Volatile.Read(ref added);
                var i = bound == 0 ? 0 : random.Next(bound);
                var found = table.Find(cells[i].IdHash, cells[i].Id);
                Assert.True(found == cells[i] || (i % 10 == 0 && found is null) || bound == 0, $"Cell {i} is not found.");
                looked++;
            }
            while (bound < Cells);

            return looked;
        })).ToList();
        await Task.WhenAll(started.Select(static s => s.Task));

        for (var i = 0; i < Cells; i++)
        {
            table.Add(cells[i]);
            Volatile.Write(ref added, i + 1);
            if (i % 5_000 == 4_999)
            {
                table.RemoveWhere(static cell => (cell.IdHash & 1) == 1);
            }
        }

        var looked = await Task.WhenAll(readers);
        Assert.All(looked, static count => Assert.True(count > 0));
    }

    // Cells of every tenth number have an odd hash: the concurrent test removes by it.
    private static ContractCell Cell(int number)
        => new(Wire.Key($"contract-{number}"), (System.IO.Hashing.XxHash3.HashToUInt64(Wire.Key($"contract-{number}")) & ~1UL) | (number % 10 == 0 ? 1UL : 0UL));
}
