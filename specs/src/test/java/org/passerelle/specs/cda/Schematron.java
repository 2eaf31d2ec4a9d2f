package org.passerelle.specs.cda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.TransformerFactoryImpl;

/** One of ANS's schematrons, compiled once by SchXslt and Saxon, whatever the number of documents. */
final class Schematron {
    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
    private static final Pattern NAMESPACE = Pattern.compile("Q\\{[^}]*}");
    /** JDV_J07_XdsTypeCode_CISIS, which the rules on the header ask for under this name and ANS publishes under its own only. */
    private static final String MISSING = "voc-1.2.250.1.213.1.1.5.471-DYNAMIC.xml";

    private static final Pattern CONCEPT = Pattern.compile("<Concept\\s[^>]*?code=\"([^\"]+)\"");

    private final Path folder;
    private final Path valueSets;
    private final Templates compiled;

    /**
     * @param file the schematron
     * @param valueSets the folder of the value sets
     */
    Schematron(Path file, Path valueSets) {
        this.folder = file.toAbsolutePath().normalize().getParent();
        this.valueSets = valueSets;
        try {
            TransformerFactory saxon = new TransformerFactoryImpl();
            URL schxslt = Objects.requireNonNull(Schematron.class.getResource("/xslt/2.0/pipeline-for-svrl.xsl"));
            var rules = new StringWriter();
            saxon.newTransformer(new StreamSource(schxslt.toString()))
                    .transform(new StreamSource(file.toFile()), new StreamResult(rules));
            this.compiled = saxon.newTemplates(new StreamSource(new StringReader(rules.toString())));
        } catch (TransformerException broken) {
            throw new IllegalStateException("no schematron: " + file.getFileName(), broken);
        }
    }

    /** Where and what, for each failed assertion and each report. */
    List<String> faults(byte[] document) throws TransformerException, XMLStreamException {
        Transformer transformer = compiled.newTransformer();
        transformer.setURIResolver((href, base) -> resolve(href));
        var svrl = new ByteArrayOutputStream();
        transformer.transform(new StreamSource(new ByteArrayInputStream(document)), new StreamResult(svrl));
        return read(svrl.toByteArray());
    }

    /** The rules name their value sets relative to themselves. */
    private Source resolve(String href) throws TransformerException {
        Path file = folder.resolve(href).normalize();
        try {
            return file.endsWith(MISSING)
                    ? new StreamSource(new StringReader(typeCodes()))
                    : new StreamSource(file.toFile());
        } catch (IOException unreadable) {
            throw new TransformerException(unreadable);
        }
    }

    private String typeCodes() throws IOException {
        var set = new StringBuilder("<valueSets><valueSet><conceptList>");
        CONCEPT.matcher(Files.readString(valueSets.resolve("JDV_J07_XdsTypeCode_CISIS.xml")))
                .results()
                .forEach(concept ->
                        set.append("<concept code=\"").append(concept.group(1)).append("\"/>"));
        return set.append("</conceptList></valueSet></valueSets>").toString();
    }

    private static List<String> read(byte[] svrl) throws XMLStreamException {
        List<String> faults = new ArrayList<>();
        int patterns = 0;
        XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(svrl));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT || !SVRL.equals(xml.getNamespaceURI())) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "active-pattern" -> patterns++;
                case "failed-assert", "successful-report" ->
                    faults.add(NAMESPACE
                                    .matcher(xml.getAttributeValue(null, "location"))
                                    .replaceAll("") + ": " + text(xml));
                default -> {
                    // what was asked, not what was found
                }
            }
        }
        if (patterns == 0) {
            faults.add("no pattern looked at the document");
        }
        return faults;
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS -> text.append(xml.getText());
                default -> {
                    // comments say nothing here
                }
            }
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
