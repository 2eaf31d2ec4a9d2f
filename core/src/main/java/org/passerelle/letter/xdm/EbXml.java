package org.passerelle.letter.xdm;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.passerelle.refusal.HouseBug;

/**
 * The elements of an ebRIM 3.0 submission, written in the schema's order: in each object slots, name, description, classifications,
 * external identifiers. What XML cannot hold is replaced by U+FFFD, a line break or tab by a space.
 */
final class EbXml {
    static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";

    private static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    private static final int REPLACEMENT = 0xFFFD;

    private final XMLStreamWriter xml;
    private int ids;

    private EbXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** What stands in the list of objects. */
    interface Body {
        void write(EbXml xml) throws XMLStreamException;
    }

    /** Writes one submission; the stream is flushed, not closed. */
    static void submission(OutputStream out, Body body) throws IOException {
        try {
            // the JDK's own: whatever else is on the class path escapes by other rules
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("lcm", "SubmitObjectsRequest", LCM);
            xml.writeNamespace("lcm", LCM);
            xml.writeNamespace("rim", RIM);
            xml.writeStartElement("rim", "RegistryObjectList", RIM);
            body.write(new EbXml(xml));
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException failed) {
            if (failed.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new HouseBug("our own XML is well-formed", failed);
        }
    }

    /** The start of a registry object; attributes as names and values in turn. */
    void object(String element, String id, String... attributes) throws XMLStreamException {
        start(element, attributes);
        xml.writeAttribute("id", id);
        xml.writeAttribute("status", APPROVED);
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    void slot(String name, String... values) throws XMLStreamException {
        slot(name, List.of(values));
    }

    void slot(String name, List<String> values) throws XMLStreamException {
        start("Slot", "name", name);
        start("ValueList");
        for (String value : values) {
            start("Value");
            xml.writeCharacters(clean(value));
            end();
        }
        end();
        end();
    }

    void name(String text) throws XMLStreamException {
        localized("Name", text);
    }

    void description(String text) throws XMLStreamException {
        localized("Description", text);
    }

    /** A classification by a code. */
    void coded(String scheme, String object, Coded coded) throws XMLStreamException {
        classification(scheme, object, coded.code());
        slot("codingScheme", coded.scheme());
        name(coded.name());
        end();
    }

    /** The start of a classification that holds slots. */
    void classification(String scheme, String object, String node) throws XMLStreamException {
        start("Classification", "classificationScheme", "urn:uuid:" + scheme, "classifiedObject", object);
        attribute("nodeRepresentation", node);
        attribute("id", "cl" + ++ids);
    }

    /** That an object is of a class, such as a submission set. */
    void node(String object, String node) throws XMLStreamException {
        start("Classification", "classifiedObject", object, "classificationNode", "urn:uuid:" + node);
        attribute("id", "cl" + ++ids);
        end();
    }

    void identifier(String scheme, String object, String value, String name) throws XMLStreamException {
        start("ExternalIdentifier", "registryObject", object, "identificationScheme", "urn:uuid:" + scheme);
        attribute("value", value);
        attribute("id", "ei" + ++ids);
        name(name);
        end();
    }

    /** The start of an association that may hold slots. */
    void association(String type, String source, String target) throws XMLStreamException {
        start("Association", "associationType", type, "sourceObject", source, "targetObject", target);
        attribute("id", "as" + ++ids);
    }

    private void localized(String element, String text) throws XMLStreamException {
        start(element);
        start("LocalizedString", "value", text, "charset", "UTF-8");
        xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "fr-FR");
        end();
        end();
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement("rim", element, RIM);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** The text as XML 1.0 can hold it, on one line. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(EbXml::clean).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int clean(int character) {
        if (character == '\t' || character == '\n' || character == '\r') {
            return ' ';
        }
        boolean held = character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
        return held ? character : REPLACEMENT;
    }
}
