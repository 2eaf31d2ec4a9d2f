package org.passerelle.letter.cda.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Untrusted;

/**
 * The elements and texts of a hostile XML document, one after the other. A document type, an entity of one's own, a foreign encoding
 * and whatever passes a limit are refused; processing instructions, comments, schema locations and links are not even looked at,
 * and nothing outside the stream is ever opened.
 */
final class XmlIn implements AutoCloseable {
    private static final String CDA = "urn:hl7-org:v3";

    private final CdaLimits limits;
    private final BoundedInput in;
    private final XMLStreamReader xml;
    private int depth;
    private int elements;

    private XmlIn(CdaLimits limits, BoundedInput in, XMLStreamReader xml) {
        this.limits = limits;
        this.in = in;
        this.xml = xml;
    }

    /** What comes next. */
    enum Event {
        START,
        END,
        TEXT,
        FINISHED
    }

    static XmlIn open(InputStream stream, CdaLimits limits) throws IOException {
        var in = new BoundedInput(stream, limits.octets());
        try {
            return new XmlIn(limits, in, factory().createXMLStreamReader(Decoding.open(in)));
        } catch (XMLStreamException malformed) {
            in.rethrow();
            throw Refusal.of(CdaRefusal.NOT_XML).refused();
        }
    }

    /** The JDK's own parser, whatever else is on the class path, with every door shut. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // ours hold instead: the JDK's own differ from one version to the next
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setProperty("jdk.xml.elementAttributeLimit", "10000");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is opened");
        });
        return factory;
    }

    Event next() throws IOException {
        try {
            while (xml.hasNext()) {
                // the JDK's parser throws more than it declares
                switch (Untrusted.read(CdaRefusal.NOT_XML, xml::next)) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        started();
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return Event.TEXT;
                    }
                    case XMLStreamConstants.DTD,
                            XMLStreamConstants.ENTITY_REFERENCE,
                            XMLStreamConstants.ENTITY_DECLARATION,
                            XMLStreamConstants.NOTATION_DECLARATION ->
                        throw Refusal.of(CdaRefusal.DOCTYPE).refused();
                    default -> {
                        // comments and processing instructions say nothing to us
                    }
                }
            }
            return Event.FINISHED;
        } catch (XMLStreamException malformed) {
            in.rethrow();
            throw Refusal.of(CdaRefusal.NOT_XML).refused();
        }
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The element's name when it is CDA's, else one that no element of CDA has. */
    String name() {
        return CDA.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "{}" + xml.getLocalName();
    }

    /** The attributes that are in no namespace. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return attributes;
    }

    /** A piece of text: a long one comes in several. */
    String text() {
        return xml.getText();
    }

    /** Closes the stream, too. */
    @Override
    public void close() throws IOException {
        in.close();
    }

    private void started() {
        depth++;
        elements++;
        require(depth <= limits.depth(), CdaRefusal.TOO_DEEP, limits.depth());
        require(elements <= limits.elements(), CdaRefusal.TOO_MANY_ELEMENTS, limits.elements());
        require(xml.getAttributeCount() <= limits.attributes(), CdaRefusal.TOO_MANY_ATTRIBUTES, limits.attributes());
    }

    private static void require(boolean held, CdaRefusal code, int limit) {
        if (!held) {
            throw Refusal.of(code).with(FactKey.LIMIT, limit).refused();
        }
    }
}
