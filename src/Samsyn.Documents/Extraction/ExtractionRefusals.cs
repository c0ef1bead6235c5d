using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction;

/// <summary>The file holds no byte.</summary>
public sealed record FileIsEmpty(string File) : Refusal;

/// <summary>The file holds only blanks and line ends.</summary>
public sealed record FileIsBlank(string File, int Lines) : Refusal;

/// <summary>The file is larger than the limit; it was not read to its end.</summary>
public sealed record FileIsTooLarge(string File, long LimitMegabytes) : Refusal;

/// <summary>Bytes that are neither text nor a known format; <paramref name="Position"/> is the first offending byte, from 0.</summary>
public sealed record BinaryContent(string File, int Line, int Position) : Refusal;

/// <summary>A picture or scan: there is no text to read.</summary>
public sealed record PictureInsteadOfDocument(string File, string Format) : Refusal;

/// <summary>A word-processing format that can be saved as DOCX or PDF.</summary>
public sealed record OtherTextFormat(string File, string Format) : Refusal;

/// <summary>A spreadsheet or presentation.</summary>
public sealed record SheetOrSlides(string File, string Format) : Refusal;

/// <summary>An archive that has to be unpacked first.</summary>
public sealed record ArchiveInsteadOfDocument(string File, string Format) : Refusal;

/// <summary>A program, database or other file that is never an agreement.</summary>
public sealed record NotADocument(string File, string Format) : Refusal;

/// <summary>A Word document locked with a password or a sensitivity label.</summary>
public sealed record EncryptedWordDocument(string File) : Refusal;

/// <summary>A Word document that cannot be unpacked or parsed; <paramref name="Line"/> and <paramref name="Position"/> are those of the XML, 0 when unknown.</summary>
public sealed record DamagedWordDocument(string File, string Part, int Line, int Position) : Refusal;

/// <summary>A Word document whose XML declares a document type, which no word processor writes.</summary>
public sealed record ForbiddenMarkup(string File, string Part) : Refusal;

/// <summary>A Word document that would unpack to more than the limit.</summary>
public sealed record ExpandsTooMuch(string File, string Part, long LimitMegabytes) : Refusal;

/// <summary>A Word document packed harder than any word processor packs.</summary>
public sealed record PackedTooHard(string File, string Part, long Ratio, int Limit) : Refusal;

/// <summary>A Word document with more parts than the limit.</summary>
public sealed record TooManyParts(string File, int Parts, int Limit) : Refusal;

/// <summary>A PDF that asks for a password.</summary>
public sealed record EncryptedPdf(string File) : Refusal;

/// <summary>A PDF that the PDF programs cannot open.</summary>
public sealed record DamagedPdf(string File) : Refusal;

/// <summary>A PDF of pictures without a text layer.</summary>
public sealed record ScannedPdf(string File, int Pages) : Refusal;

/// <summary>The PDF took longer than the limit.</summary>
public sealed record PdfTookTooLong(string File, double Seconds) : Refusal;

/// <summary>The PDF yields more text than the limit.</summary>
public sealed record PdfTextTooLarge(string File, long LimitMegabytes) : Refusal;

/// <summary>A program that reads PDF is not installed.</summary>
public sealed record PdfProgramMissing(string File, string Program, string Package) : Refusal;
