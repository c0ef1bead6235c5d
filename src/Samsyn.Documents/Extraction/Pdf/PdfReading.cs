namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>Whether PDF documents can be read on this machine at all.</summary>
public static class PdfReading
{
    /// <summary>The program of poppler-utils that reading begins with.</summary>
    public const string Program = "pdftotext";

    /// <summary>False where a PDF will be refused with a word about the missing program.</summary>
    public static bool IsPossible => PdfPrograms.IsInstalled(Program);
}
