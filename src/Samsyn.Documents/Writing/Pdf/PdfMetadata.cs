namespace Samsyn.Documents.Writing.Pdf;

/// <summary>
/// PDF/A-2 asks that a property outside its own schemas be described in the file itself, and the mark of PDF/UA is such a property (ISO 19005-2, 6.6.2.3).
/// LibreOffice 7.4 leaves the description out. It is written into the blanks that XMP keeps for later changes, so no byte elsewhere moves.
/// </summary>
static class PdfMetadata
{
    static ReadOnlySpan<byte> Described => "http://www.aiim.org/pdfa/ns/extension/"u8;
    static ReadOnlySpan<byte> Accessible => "<pdfuaid:part>"u8;
    static ReadOnlySpan<byte> End => "</rdf:RDF>"u8;
    static ReadOnlySpan<byte> Packet => "</x:xmpmeta>"u8;

    static ReadOnlySpan<byte> Description => """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
        """u8;

    /// <summary>Changes the file in place; one that has the description, or no room for it, stays as it is.</summary>
    public static void DescribeAccessibilityMark(Span<byte> pdf)
    {
        if (pdf.IndexOf(Accessible) < 0 || pdf.IndexOf(Described) >= 0) return;
        var at = pdf.IndexOf(End);
        if (at < 0 || pdf[at..].IndexOf(Packet) is not (>= 0 and var tail)) return;
        tail += Packet.Length;
        var blanks = pdf[(at + tail)..].IndexOfAnyExcept((byte)' ', (byte)'\n', (byte)'\r');
        if (blanks < Description.Length) return;
        pdf.Slice(at, tail).CopyTo(pdf[(at + Description.Length)..]);
        Description.CopyTo(pdf[at..]);
    }
}
