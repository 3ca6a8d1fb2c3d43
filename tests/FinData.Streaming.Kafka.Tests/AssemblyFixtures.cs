using FinData.Streaming.Kafka.Tests;

[assembly: AssemblyFixture(typeof(KafkaPeer))]
