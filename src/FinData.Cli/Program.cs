using FinData.Cli;

return await FinDataTool.RunAsync(args, Terminal.OfProcess());
