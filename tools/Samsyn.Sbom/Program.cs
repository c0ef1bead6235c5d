using Samsyn.Sbom;

var at = Array.IndexOf(args, "--root");
var root = at >= 0 && at + 1 < args.Length ? args[at + 1] : Directory.GetCurrentDirectory();
Console.WriteLine(BillOfMaterials.Of(root));
return 0;
