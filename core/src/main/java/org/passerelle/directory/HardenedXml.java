package org.passerelle.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML of the JDK's own parser without document types, entities, inclusions, schemas and everything that asks the network. */
final class HardenedXml {
    /** Deepest nesting read; a signature's certificates are the deepest of a list. */
    static final int DEEPEST = 24;

    private static final String DEPTH = "jdk.xml.maxElementDepth";

    private HardenedXml() {}

    static Document read(byte[] octets) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing outside is read");
            });
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(octets));
        } catch (SAXException | IOException malformed) {
            throw Refusal.of(DirectoryRefusal.MALFORMED).refused(malformed);
        } catch (ParserConfigurationException impossible) {
            throw new HouseBug("the JDK's parser has these features", impossible);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(DEPTH, String.valueOf(DEEPEST));
        return factory;
    }

    /** Nothing is printed, and every error counts. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException doubtful) {
            // a warning says nothing about well-formedness
        }

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    }
}
