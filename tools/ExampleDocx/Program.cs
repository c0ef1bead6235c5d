using System.Text;
using Samsyn.ExampleDocx;

const string folder = "examples/norra-fjarden/";
var source = args.Length > 0 ? args[0] : folder + "overenskommelse.txt";
var target = args.Length > 1 ? args[1] : Path.ChangeExtension(source, ".docx");
if (!File.Exists(source))
{
    Console.Error.WriteLine($"{source} does not exist. Run from the root of the repository, or name the text and the document: example-docx TEXT DOCX");
    return 2;
}

var agreement = AgreementText.Parse(File.ReadAllLines(source, Encoding.UTF8));
var document = new AgreementDocument(agreement);
document.Write();
File.WriteAllBytes(target, WordPackage.Bytes(document, agreement.Title));

var faults = WordPackage.Faults(target);
foreach (var fault in faults) Console.Error.WriteLine(fault);
Console.WriteLine($"{target}: {agreement.Blocks.Count} blocks, {new FileInfo(target).Length} bytes, {faults.Count} faults");
return faults.Count == 0 ? 0 : 1;
