package org.passerelle.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Untrusted;

/**
 * FHIR R4 JSON, read strictly and within limits, written one way. Nothing is ever fetched: references and URLs stay text. The
 * first use builds the model's tables, which takes about a second; later uses do not.
 */
public final class FhirJson {

    /**
     * How much is read.
     *
     * @param octets longest document
     * @param depth deepest nesting of objects and arrays
     * @param nodes most values: members and items, objects and arrays
     */
    public record Limits(int octets, int depth, int nodes) {
        public static final Limits DEFAULT = new Limits(4 * 1024 * 1024, 40, 100_000);
    }

    private FhirJson() {}

    public static byte[] write(IBaseResource resource) {
        return parser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads one resource within the default limits. */
    public static <R extends IBaseResource> R read(Class<R> type, byte[] octets) {
        return read(type, octets, Limits.DEFAULT);
    }

    /**
     * Reads one resource; an element that R4 does not know is refused.
     *
     * @throws org.passerelle.refusal.Refused with a {@link FhirRefusal}
     */
    public static <R extends IBaseResource> R read(Class<R> type, byte[] octets, Limits limits) {
        return parse(type, bounded(octets, limits));
    }

    /**
     * Refuses what a reader with these limits would refuse for its size, before it is written to one.
     *
     * @throws org.passerelle.refusal.Refused {@link FhirRefusal#TOO_LARGE} or another of the limits' refusals
     */
    public static void requireWithin(byte[] octets, Limits limits) {
        bounded(octets, limits);
    }

    private static String bounded(byte[] octets, Limits limits) {
        if (octets.length > limits.octets()) {
            throw Refusal.of(FhirRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, limits.octets())
                    .refused();
        }
        String text = decode(octets);
        JsonBounds.require(text, limits);
        return text;
    }

    /** The parser meets hostile text: whatever it throws says that the text is not the resource. */
    private static <R extends IBaseResource> R parse(Class<R> type, String text) {
        try {
            return parser().parseResource(type, text);
        } catch (RuntimeException | Error notFhir) {
            Untrusted.requireAlive(notFhir);
            throw Refusal.of(FhirRefusal.NOT_FHIR)
                    .with(FactKey.EXPECTED, type.getSimpleName())
                    .refused();
        }
    }

    private static String decode(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.of(FhirRefusal.NOT_JSON).refused(notUtf8);
        }
    }

    private static IParser parser() {
        return Context.R4
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setPrettyPrint(false);
    }

    /** Made when first used: it costs about a second. */
    private static final class Context {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }
}
