using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Writing;

/// <summary>The template is not a Word document.</summary>
public sealed record TemplateIsNotWord(string File) : Refusal;

/// <summary>The template carries macros.</summary>
public sealed record TemplateHasMacros(string File) : Refusal;

/// <summary>The template holds an embedded object or another file; <paramref name="Part"/> names it.</summary>
public sealed record TemplateEmbeds(string File, string Part) : Refusal;

/// <summary>The template takes something from elsewhere when it is opened: a picture, its own template, a file. <paramref name="Kind"/> is the relation's name in the file format.</summary>
public sealed record TemplateLeadsOutside(string File, string Kind, string Address) : Refusal;

/// <summary>The template has a field that fetches or asks for something when it is opened.</summary>
public sealed record TemplateFetches(string File, string Instruction) : Refusal;

/// <summary>The place for the content stands in a table or a text box.</summary>
public sealed record TemplateMarkMisplaced(string File) : Refusal;

/// <summary>LibreOffice is not on this machine: there is no PDF, but DOCX and a page to print.</summary>
public sealed record OfficeMissing : Refusal;

/// <summary>LibreOffice did not finish within the limit and was ended.</summary>
public sealed record OfficeTookTooLong(double Seconds) : Refusal;

/// <summary>LibreOffice gave no PDF.</summary>
public sealed record OfficeFailed(int ExitCode) : Refusal;

/// <summary>So many papers wait to become PDF already that another is not taken.</summary>
public sealed record OfficeBusy(int Waiting) : Refusal;
