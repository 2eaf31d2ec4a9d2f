package org.passerelle.canon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.refusal.Untrusted;

/** Reads and writes canonical documents (WIRE §0, RFC 8785): octets that re-serialise to anything else are refused. */
public final class Canon {
    /** Deepest nesting read. */
    public static final int DEEPEST = 32;
    /** Longest document read, in octets. */
    public static final int LONGEST = 16 * 1024 * 1024;

    /** Most values read in one document: each object, array, string, number and constant is one, a member's name is none. */
    public static final int MOST_VALUES = 100_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .build())
            .build();

    private Canon() {}

    /** The canonical octets of a value. */
    public static byte[] octets(Json value) {
        var out = new StringBuilder(256);
        CanonWriter.write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one object.
     *
     * @throws org.passerelle.refusal.Refused with a {@link CanonRefusal} when the octets are not its one canonical form
     */
    public static Json.Obj read(byte[] octets) {
        return read(octets, MOST_VALUES);
    }

    private static Json.Obj read(byte[] octets, int mostValues) {
        if (octets.length > LONGEST) {
            throw Refusal.of(CanonRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, LONGEST)
                    .refused();
        }
        Json.Obj object = object(octets, mostValues);
        if (!Arrays.equals(octets(object), octets)) {
            throw Refusal.of(CanonRefusal.NOT_CANONICAL).refused();
        }
        return object;
    }

    /**
     * Reads one object that a program wrote in whatever spacing and order, for what is neither signed nor hashed; everything else
     * holds as in {@link #read(byte[])}.
     */
    public static Json.Obj readLoose(byte[] octets) {
        return object(octets, MOST_VALUES);
    }

    private static Json.Obj object(byte[] octets, int mostValues) {
        if (!(parse(octets, mostValues) instanceof Json.Obj object)) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).with(FactKey.FIELD, "").refused();
        }
        return object;
    }

    /**
     * Reads one document of the given type ({@code passerelle/<kind>/<major>}) and checks its {@code crit} list.
     *
     * @param known the members that this reader understands, among which {@code crit} may choose
     */
    public static Json.Obj read(byte[] octets, String type, Set<String> known) {
        return read(octets, type, known, MOST_VALUES);
    }

    /**
     * Reads one document of a type that holds more than others.
     *
     * @param mostValues how many values are read before it is refused, counted as {@link #MOST_VALUES} counts
     */
    public static Json.Obj read(byte[] octets, String type, Set<String> known, int mostValues) {
        Json.Obj document = read(octets, mostValues);
        if (!document.text("type").equals(type)) {
            throw Refusal.of(CanonRefusal.VERSION).with(FactKey.EXPECTED, type).refused();
        }
        for (String member : document.arrayOrEmpty("crit").texts()) {
            if (!known.contains(member)) {
                throw Refusal.of(CanonRefusal.CRITICAL).refused();
            }
        }
        return document;
    }

    private static Json parse(byte[] octets, int mostValues) {
        return Untrusted.read(CanonRefusal.NOT_JSON, () -> value(octets, mostValues));
    }

    private static Json value(byte[] octets, int mostValues) {
        try (JsonParser parser = FACTORY.createParser(decode(octets))) {
            if (parser.nextToken() == null) {
                throw Refusal.of(CanonRefusal.NOT_JSON).refused();
            }
            Json value = new CanonParser(parser, mostValues).value();
            if (parser.nextToken() != null) {
                throw Refusal.of(CanonRefusal.NOT_JSON).refused();
            }
            return value;
        } catch (StreamConstraintsException tooMuch) {
            throw Refusal.of(CanonRefusal.TOO_DEEP).with(FactKey.LIMIT, DEEPEST).refused();
        } catch (JsonProcessingException notJson) {
            throw notJson(notJson);
        } catch (IOException notText) {
            throw Refusal.of(CanonRefusal.NOT_JSON).refused();
        }
    }

    /** Where, and never what: the parser's message quotes the document, so that it must not become the cause. */
    private static Refused notJson(JsonProcessingException fault) {
        Refusal refusal = Refusal.of(CanonRefusal.NOT_JSON);
        JsonLocation where = fault.getLocation();
        return (where == null ? refusal : refusal.with(FactKey.OFFSET, where.getCharOffset())).refused();
    }

    private static String decode(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }
}
