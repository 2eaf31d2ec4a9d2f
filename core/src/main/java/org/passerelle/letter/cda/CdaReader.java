package org.passerelle.letter.cda;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.CdaDocument.Code;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.cda.CdaDocument.Media;
import org.passerelle.letter.cda.CdaDocument.Section;
import org.passerelle.letter.cda.xml.CdaLimits;
import org.passerelle.letter.cda.xml.Element;
import org.passerelle.letter.cda.xml.HostileXml;

/**
 * Reads a CDA R2 of anybody's. Any kind of document is read, ours or not; what is missing is empty. Memory holds its texts, never
 * the files inside: each of those is decoded on request from a second reading.
 */
public final class CdaReader {
    private final CdaLimits limits;

    public CdaReader() {
        this(CdaLimits.DEFAULT);
    }

    public CdaReader(CdaLimits limits) {
        this.limits = limits;
    }

    /** Where the document's octets are, the same each time; the reader closes what it opened. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * What the document says.
     *
     * @throws org.passerelle.refusal.Refused with a {@link org.passerelle.letter.cda.xml.CdaRefusal}
     */
    public CdaDocument read(Source source) throws IOException {
        try (InputStream in = source.open()) {
            return document(HostileXml.read(in, limits));
        }
    }

    /**
     * The octets of a file inside, which is what it is and not what it is called. While it is read it can still be refused.
     *
     * @param media of a document that was read from this very source
     */
    public InputStream media(Source source, Media media) throws IOException {
        InputStream in = source.open();
        try {
            return HostileXml.media(in, limits, media.index());
        } catch (IOException | RuntimeException unreadable) {
            in.close();
            throw unreadable;
        }
    }

    private static CdaDocument document(Element root) {
        List<Media> media = new ArrayList<>();
        media(root, root, media);
        return new CdaDocument(
                identifiers(root, "id").findFirst().orElse(null),
                identifiers(root, "setId").findFirst().orElse(null),
                version(root),
                code(root),
                text(root, "title"),
                root.first("effectiveTime").flatMap(HlTime::instant).orElse(null),
                PeopleReader.patient(root),
                root.all("author", "assignedAuthor").stream()
                        .map(PeopleReader::author)
                        .toList(),
                root.all("informationRecipient").stream()
                        .flatMap(PeopleReader::recipient)
                        .toList(),
                root.all("inFulfillmentOf", "order").stream()
                        .flatMap(order -> identifiers(order, "id"))
                        .toList(),
                root.all("relatedDocument").stream()
                        .filter(related -> related.attribute("typeCode").equals("RPLC"))
                        .flatMap(related -> related.all("parentDocument").stream())
                        .flatMap(parent -> identifiers(parent, "id"))
                        .toList(),
                sections(root.all("component", "structuredBody", "component", "section")),
                media,
                body(root, media));
    }

    private static @Nullable Media body(Element root, List<Media> media) {
        return root.first("component", "nonXMLBody", "text")
                .flatMap(Element::findMedia)
                .map(media::get)
                .orElse(null);
    }

    private static void media(Element element, Element parent, List<Media> into) {
        if (element.media() != null) {
            into.add(new Media(
                    into.size(),
                    parent.attribute("ID"),
                    identifiers(parent, "id").toList(),
                    element.attribute("mediaType")));
        }
        element.children().forEach(child -> media(child, element, into));
    }

    private static List<Section> sections(List<Element> elements) {
        return elements.stream()
                .map(section -> new Section(
                        code(section),
                        text(section, "title"),
                        section.all("text").stream()
                                .flatMap(text -> NarrativeReader.read(text).stream())
                                .toList(),
                        sections(section.all("component", "section"))))
                .toList();
    }

    private static int version(Element root) {
        String written = root.first("versionNumber")
                .map(number -> number.attribute("value"))
                .orElse("");
        return written.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(written) : 0;
    }

    static Code code(Element of) {
        return of.first("code")
                .map(code ->
                        new Code(code.attribute("code"), code.attribute("codeSystem"), code.attribute("displayName")))
                .orElse(Code.NONE);
    }

    static Stream<Identifier> identifiers(Element of, String name) {
        return of.all(name).stream()
                .filter(id -> !id.attribute("root").isEmpty())
                .map(id -> new Identifier(id.attribute("root"), id.attribute("extension")));
    }

    static String text(Element of, String name) {
        return of.first(name).map(Element::text).orElse("");
    }
}
