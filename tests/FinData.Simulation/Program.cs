return FinData.Simulation.CommandLine.Run(args, Console.Out);
