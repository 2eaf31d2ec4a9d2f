package org.passerelle.specs.cda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.passerelle.pathway.ClinicalModel.Kind;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds a CDA to {@code CDA_extended.xsd} and to ANS's schematrons. They lie beside the clone, not in it: where they are absent, a
 * test that asks says so and is skipped. Compiling them takes about fifteen seconds of one processor, once in a JVM.
 */
public final class CdaValidator {
    /** ANS's published test contents. */
    public static final Path SAMPLES = Path.of("../../shared/samples/cda");

    private static final Map<Rules, Schematron> COMPILED = new EnumMap<>(Rules.class);
    private static @Nullable Schema schema;

    private CdaValidator() {}

    /** What ANS publishes of rules. */
    public enum Rules {
        /** The request's own. */
        REQUEST("CI-SIS_TLM-DA_2022.01.sch"),
        /** The report's own. */
        REPORT("CI-SIS_TLM-CR_2022.01.sch"),
        /** Of the entries and value sets of any document. */
        CONTENTS("profils/CI-SIS_ModelesDeContenusCDA.sch"),
        /** Of the sections and entries that ANS made. */
        SECTIONS("profils/CI-SIS_Modeles_ANS.sch"),
        /** Of the header of any document. */
        HEADER("profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin.sch");

        private final String file;

        Rules(String file) {
            this.file = file;
        }
    }

    /** Skips the test that asks where ANS's files are absent. */
    public static void assumePresent() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "samples absent: " + SAMPLES);
    }

    /** Every fault of our own document: by the schema, and by each schematron that applies. */
    public static List<String> faults(byte[] cda, Kind kind) throws IOException {
        List<String> faults = new ArrayList<>(schemaFaults(cda));
        for (Rules rules : Rules.values()) {
            if (rules != (kind == Kind.REQUEST ? Rules.REPORT : Rules.REQUEST)) {
                faults(cda, rules).forEach(fault -> faults.add(rules + " " + fault));
            }
        }
        return faults;
    }

    /** Every fault by the schema and by the schematrons that hold of any document: ANS has none of a letter's own here. */
    public static List<String> faults(byte[] cda) throws IOException {
        List<String> faults = new ArrayList<>(schemaFaults(cda));
        for (Rules rules : List.of(Rules.CONTENTS, Rules.SECTIONS, Rules.HEADER)) {
            faults(cda, rules).forEach(fault -> faults.add(rules + " " + fault));
        }
        return faults;
    }

    /** The failed assertions of one schematron. */
    public static List<String> faults(byte[] cda, Rules rules) throws IOException {
        try {
            return compiled(rules).faults(cda);
        } catch (TransformerException | XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    /** What the schema says against the document; at most one fault, the first. */
    public static List<String> schemaFaults(byte[] cda) throws IOException {
        try {
            schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(cda)));
            return List.of();
        } catch (SAXParseException invalid) {
            return List.of("schema, line " + invalid.getLineNumber() + ": " + invalid.getMessage());
        } catch (SAXException broken) {
            throw new IOException(broken);
        }
    }

    private static synchronized Schematron compiled(Rules rules) {
        return COMPILED.computeIfAbsent(
                rules,
                some -> new Schematron(
                        SAMPLES.resolve("schematrons").resolve(some.file), SAMPLES.resolve("jeuxDeValeurs")));
    }

    private static synchronized Schema schema() throws SAXException {
        if (schema == null) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
            schema = factory.newSchema(
                    SAMPLES.resolve("infrastructure/cda/CDA_extended.xsd").toFile());
        }
        return schema;
    }
}
