// Much of what is tested here waits: for a killed process to come back, a lost connection, a clock. Meanwhile others can work.
[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 4)]
