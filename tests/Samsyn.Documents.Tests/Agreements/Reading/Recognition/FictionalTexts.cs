namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

/// <summary>Invented documents in the manners that municipalities write in; none of the places or bodies exist.</summary>
static class FictionalTexts
{
    public const string SeveralMunicipalities = """
        Samverkansöverenskommelse 2024–2027

        mellan Skaraby kommun, Viksjö kommun och Lokalpolisområde Norra Vik

        1. Parter

        Skaraby kommun, org.nr 212000-0142, Viksjö kommun och Lokalpolisområde Norra Vik, Polismyndigheten, har ingått denna överenskommelse.

        2. Organisation

        Arbetet leds av en styrgrupp. Dessutom finns ett brottsförebyggande råd (Brå) som leds av säkerhetschefen i Skaraby och kommunpolisen. Tillfälliga arbetsgrupper tillsätts.

        3. Styrgrupp

        Styrgruppen består av kommundirektörerna i Skaraby och Viksjö, lokalpolisområdeschefen samt respektive kommuns säkerhetschef. Ordförande är kommundirektören i Skaraby. Styrgruppen möts minst en gång i kvartalet.

        4. Operativ grupp

        I gruppen ska följande funktioner ingå:

        - kommunpolis
        - brottsförebyggande samordnare i Skaraby
        - brottsförebyggande samordnare i Viksjö

        Ordförandeskapet roterar årsvis mellan kommunpolis och samordnarna. Gruppen har möten varannan vecka.

        5. Fokusområden

        Parterna har enats om följande prioriterade områden: trygga mötesplatser, narkotika bland unga samt trafik i bostadsområden.

        6. Uppföljning

        Samverkansorganisationen följs upp en gång per år av styrgruppen. Åtgärdsplanerna följs upp två gånger per år av samordnarna.

        7. Revidering

        Överenskommelsen revideras vartannat år. Den gemensamma lägesbilden ska uppdateras två gånger per år. Ändringar och tillägg ska vara skriftliga och undertecknas av parterna.

        8. Meddelanden

        Meddelande i rekommenderat brev anses ha kommit den andra parten tillhanda fem vardagar efter att det sändes. Meddelande med e-post anses ha kommit part tillhanda samma dag.

        9. Uppsägning

        Part får säga upp överenskommelsen om rättelse inte sker inom trettio (30) dagar efter skriftlig anmodan. Den andra parten ska informeras om händelser av betydelse så snart det är möjligt.
        """;

    public const string Promise = """
        Medborgarlöfte 2024 för Skaraby

        Skaraby kommun och Polisen i Norra Vik lovar tillsammans följande.

        Vi lovar

        - Polisen ska genomföra minst tio insatser mot narkotika kring Norra torget.
        - Kommunen kommer att genomföra minst fyra trygghetsvandringar i Skaraby centrum.
        - Vi finns på Norra torget och lyssnar på er.

        Uppföljning

        Löftet följs upp i december 2024.
        """;

    public const string Walk = """
        Protokoll från trygghetsvandring i Viksjö

        Datum: 2024-09-12
        Plats: Samling vid Viksjö station

        Deltagare: Bostadsbolaget, kommunpolis, fritidsgården och tolv boende

        Åtgärder

        Nr	Plats	Iakttagelse	Åtgärd	Ansvarig	Klart senast	Status
        1	Gångtunneln	Mörkt	Byt armaturer i tunneln	Trafikkontoret	2024-10-15	Beställd
        2	Lekplatsen	Skymd sikt	Beskär buskarna	Bostadsbolaget	november 2024	Pågår
        3	Torget	Klotter	Sanera klotter	Bostadsbolaget	Löpande	

        Nästa vandring sker våren 2025.
        """;

    public const string WalkInText = """
        Trygghetsvandring Norra torget

        Beslutade åtgärder

        - Byt trasig lampa vid porten. Ansvarig: Fastighetsägaren. Klart senast: juni 2024. Status: klar
        - Klipp häcken mot skolan. Ansvarig: Parkenheten. Klart: våren 2025
        """;

    public const string FollowUpColumns = """
        Samverkansöverenskommelse Skaraby

        Bilaga 5

        UPPFÖLJNINGSPLAN

        Objekt	Metod	Ansvarig	Frekvens
        Samverkansorganisationen	Enkät till deltagarna	Samordnarna	En gång per år
        Lokal lägesbild	Genomgång av källor	Analytiker	Varje halvår
        Åtgärdsplaner	Frågemall	Samordnarna	Tertialvis
        Kommunikationsplan	Genomgång	Kommunikatörerna	Vid behov
        """;

    public const string Communication = """
        Kommunikationsplan för samverkan i Skaraby

        Syfte

        Planen ska ge invånarna en samlad bild av arbetet.

        Budskap

        Tillsammans för ett tryggare Skaraby.

        Målgrupper

        - Invånare
        - Skolor
        - Lokala företag

        Kanaler

        - Webbplats
        - Lokalradio

        Styrkor	Korta vägar
        Svagheter	Få kommunikatörer
        Möjligheter	Ny webbplats
        Hot	Ryktesspridning
        """;

    public const string Picture = """
        Samverkansöverenskommelse Skaraby

        Bilaga 3

        LÄGESBILD

        Inledning

        Lägesbilden bygger på anmälningsstatistik, trygghetsmätning, medborgardialoger och elevhälsodata.

        Norra torget

        Mellan 2022 och 2023 gick antalet anmälda brott ner. Antalet anmälda stölder har minskat från 1 240 till 980 stycken. I mätningen är 31,5 procent otrygga jämfört med 22 procent i hela kommunen.
        """;

    /// <summary>A situation picture of one paragraph.</summary>
    public static string PictureOf(string paragraph) => $"""
        Samverkansöverenskommelse Skaraby

        Bilaga 3

        LÄGESBILD

        Befolkning

        {paragraph}

        Övrigt

        Bilden ses över.
        """;

    /// <summary>A plan whose forum is divided into a steering group and groups of places.</summary>
    public const string DividedForum = """
        Åtgärdsplaner

        Barn och unga i Skaraby	
        Definition	Samverkan mellan dem som möter barn och unga.
        Mål & Syfte	Barn och unga ska få stöd i tid.
        Problembild	Stödet kommer sent.
        Beredskapsläge/mötesfrekvens	
        	Styrgruppen: Möten ca 2 ggr/termin Områdesgrupper i Norrby, Söderby och Vik, samt en grupp för unga 13-18 år ca 3 ggr/termin
        Ansvarig/sammankallande	Styrgrupp: Enhetschef förebyggande enheten Områdesgrupper: Samordnare för unga
        Administratör	Stadsdelsförvaltningen
        Polisens åtagande	Delta i styrgrupp och områdesgrupper.
        Stadsdelsförvaltningens åtagande	Leder arbetet.
        Övriga deltagare/intressenter	Områdesgrupper: rektorer, fritidsledare och kuratorer

        """;

    public const string Memorial = """
        Kommunstyrelseförvaltningen

        Till
        Skaraby kommunala nämnd
        2024-11-20

        Revidering av samverkansöverenskommelse

        Förslag till beslut

        Nämnden godkänner överenskommelsen.

        Sammanfattning

        Överenskommelsen har fyra fokusområden: 1) Unga i risk, 2) Trygga platser, 3) Narkotika och 4) Trafik.

        Attesterat av

        Namn	Datum
        Kim Exempel, Förvaltningschef	2024-11-04
        """;

    public const string OneClause = """
        Samverkansöverenskommelse mellan Ekdala kommun, Viksjö kommun och Lokalpolisområde Västra Vik

        § 1 Parter

        Ekdala kommun, Viksjö kommun och Lokalpolisområde Västra Vik har ingått denna överenskommelse.

        § 2 Organisation

        Styrgruppen består av kommundirektörerna och lokalpolisområdeschefen. Styrgruppen träffas fyra gånger per år. En lokal arbetsgrupp träffas varje månad.

        § 3 Tvist

        Tvist ska lösas i samförstånd.
        """;
}
