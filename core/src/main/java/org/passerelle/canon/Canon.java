package org.passerelle.canon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads and writes canonical documents (WIRE §0, RFC 8785): octets that re-serialise to anything else are refused. */
public final class Canon {
    /** Deepest nesting read. */
    public static final int DEEPEST = 32;
    /** Longest document read, in octets. */
    public static final int LONGEST = 16 * 1024 * 1024;

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
        if (octets.length > LONGEST) {
            throw Refusal.of(CanonRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, LONGEST)
                    .refused();
        }
        Json value = parse(octets);
        if (!(value instanceof Json.Obj object)) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).with(FactKey.FIELD, "").refused();
        }
        if (!Arrays.equals(octets(value), octets)) {
            throw Refusal.of(CanonRefusal.NOT_CANONICAL).refused();
        }
        return object;
    }

    /**
     * Reads one document of the given type ({@code passerelle/<kind>/<major>}) and checks its {@code crit} list.
     *
     * @param known the members that this reader understands, among which {@code crit} may choose
     */
    public static Json.Obj read(byte[] octets, String type, java.util.Set<String> known) {
        Json.Obj document = read(octets);
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

    private static Json parse(byte[] octets) {
        try (JsonParser parser = FACTORY.createParser(decode(octets))) {
            if (parser.nextToken() == null) {
                throw Refusal.of(CanonRefusal.NOT_JSON).refused();
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw Refusal.of(CanonRefusal.NOT_JSON).refused();
            }
            return value;
        } catch (StreamConstraintsException tooMuch) {
            throw Refusal.of(CanonRefusal.TOO_DEEP).with(FactKey.LIMIT, DEEPEST).refused(tooMuch);
        } catch (IOException notJson) {
            throw Refusal.of(CanonRefusal.NOT_JSON).refused(notJson);
        }
    }

    private static String decode(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw Refusal.of(CanonRefusal.NUMBER).refused();
        };
    }

    private static Json whole(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw Refusal.of(CanonRefusal.NUMBER).refused();
        }
        return new Json.Whole(parser.getLongValue());
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Array(items);
    }
}
