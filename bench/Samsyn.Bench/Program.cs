using Samsyn.Bench;

// samsyn bench [--root DIR] [NAME…]: every measurement prints what was done, on what machine, and the figures.
var root = Directory.GetCurrentDirectory();
var names = new List<string>();
for (var at = 0; at < args.Length; at++)
{
    if (args[at] == "--root" && at + 1 < args.Length) root = args[++at];
    else names.Add(args[at]);
}

return await Measurements.RunAsync(root, names);
