package org.passerelle.letter.cda;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.passerelle.refusal.HouseBug;

/**
 * The elements of one CDA, streaming to UTF-8. Attributes are given as names and values in turn. What XML 1.0 (§2.2) cannot hold is
 * replaced by U+FFFD, a line break or tab by a space: our texts come line by line.
 */
final class XmlOut {
    private static final int REPLACEMENT = 0xFFFD;
    /** A multiple of three, so that each piece's base64 needs no padding but the last one's. */
    private static final int PIECE = 3 * 4 * 1024;

    private final XMLStreamWriter xml;

    private XmlOut(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** What stands inside the document's element. */
    interface Body {
        void write(XmlOut xml) throws IOException;
    }

    /** Writes one document; the stream is flushed, not closed. */
    static void document(OutputStream out, Body body) throws IOException {
        try {
            // the JDK's own: whatever else is on the class path escapes by other rules
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("ClinicalDocument");
            xml.writeDefaultNamespace(Vocabulary.CDA);
            xml.writeNamespace("xsi", Vocabulary.XSI);
            body.write(new XmlOut(xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    XmlOut start(String name, String... attributes) throws IOException {
        try {
            xml.writeStartElement(name);
            return attributes(attributes);
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    XmlOut end() throws IOException {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    XmlOut empty(String name, String... attributes) throws IOException {
        try {
            xml.writeEmptyElement(name);
            return attributes(attributes);
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    /** An element that holds nothing but text. */
    XmlOut text(String name, String text, String... attributes) throws IOException {
        return start(name, attributes).characters(text).end();
    }

    XmlOut characters(String text) throws IOException {
        try {
            xml.writeCharacters(clean(text));
            return this;
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
    }

    /** An element that holds octets, read to their end. */
    XmlOut base64(String name, InputStream octets, String mediaType) throws IOException {
        start(name, "mediaType", mediaType, "representation", "B64");
        try {
            byte[] piece = octets.readNBytes(PIECE);
            while (piece.length > 0) {
                xml.writeCharacters(Base64.getEncoder().encodeToString(piece));
                piece = octets.readNBytes(PIECE);
            }
        } catch (XMLStreamException failed) {
            throw unwrapped(failed);
        }
        return end();
    }

    private XmlOut attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals("xsi:type")) {
                xml.writeAttribute("xsi", Vocabulary.XSI, "type", clean(attributes[i + 1]));
            } else {
                xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
            }
        }
        return this;
    }

    /** The text as XML can hold it. */
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(XmlOut::clean).forEach(clean::appendCodePoint);
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

    private static IOException unwrapped(XMLStreamException failed) {
        if (failed.getNestedException() instanceof IOException broken) {
            return broken;
        }
        throw new HouseBug("our own XML is well-formed", failed);
    }
}
