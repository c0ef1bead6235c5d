using System.Text;
using Samsyn.ExampleDocx;

const string folder = "examples/norra-fjarden/";
var names = args.Where(a => a != "--check").ToArray();
var source = names.Length > 0 ? names[0] : folder + "overenskommelse.txt";
var target = names.Length > 1 ? names[1] : Path.ChangeExtension(source, ".docx");
if (!File.Exists(source))
{
    Console.Error.WriteLine($"{source} does not exist. Run from the root of the repository, or name the text and the document: example-docx [--check] TEXT DOCX");
    return 2;
}

var agreement = AgreementText.Parse(File.ReadAllLines(source, Encoding.UTF8));
var document = new AgreementDocument(agreement);
document.Write();
var bytes = WordPackage.Bytes(document, agreement.Title);
if (args.Contains("--check"))
{
    if (File.Exists(target) && WordPackage.SameContent(bytes, File.ReadAllBytes(target))) return 0;
    Console.Error.WriteLine($"{target} is not what {source} gives. Run the tool without --check and commit the document.");
    return 1;
}
File.WriteAllBytes(target, bytes);

var faults = WordPackage.Faults(target);
foreach (var fault in faults) Console.Error.WriteLine(fault);
Console.WriteLine($"{target}: {agreement.Blocks.Count} blocks, {new FileInfo(target).Length} bytes, {faults.Count} faults");
return faults.Count == 0 ? 0 : 1;
