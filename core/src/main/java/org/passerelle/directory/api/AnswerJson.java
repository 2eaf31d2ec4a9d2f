package org.passerelle.directory.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Json;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Reads JSON as others write it, numbers as the text that they are. */
final class AnswerJson {
    /** Deepest nesting read. */
    static final int DEEPEST = 32;
    /** Longest text of one value, in characters. */
    static final int LONGEST = 100_000;
    /** Most values read in one answer. */
    static final int MOST_VALUES = 100_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .maxNumberLength(LONGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private int values;

    private AnswerJson(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws org.passerelle.refusal.Refused when the octets are no JSON object, or one above a limit */
    static Json.Obj read(byte[] octets) {
        try (JsonParser parser = FACTORY.createParser(octets)) {
            parser.nextToken();
            if (new AnswerJson(parser).value() instanceof Json.Obj object && parser.nextToken() == null) {
                return object;
            }
            throw malformed().refused();
        } catch (IOException broken) {
            throw malformed().refused(broken);
        }
    }

    private Json value() throws IOException {
        if (++values > MOST_VALUES) {
            throw Refusal.of(DirectoryRefusal.TOO_LARGE)
                    .with(FactKey.LIMIT, MOST_VALUES)
                    .refused();
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw malformed().refused();
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Text(parser.getText());
            default -> throw malformed().refused();
        };
    }

    private Json object() throws IOException {
        Map<String, Json> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value());
        }
        return new Json.Obj(members);
    }

    private Json array() throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Array(items);
    }

    private static Refusal malformed() {
        return Refusal.of(DirectoryRefusal.MALFORMED);
    }
}
