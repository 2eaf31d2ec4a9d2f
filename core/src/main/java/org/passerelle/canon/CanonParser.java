package org.passerelle.canon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Turns one document's tokens into values, as many as are allowed: two octets can cost a hundred once they are a value. */
final class CanonParser {
    private final JsonParser parser;
    private final int most;
    private int values;

    CanonParser(JsonParser parser, int most) {
        this.parser = parser;
        this.most = most;
    }

    /** The value that begins at the parser's token. */
    Json value() throws IOException {
        if (++values > most) {
            throw Refusal.of(CanonRefusal.TOO_LARGE).with(FactKey.LIMIT, most).refused();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw Refusal.of(CanonRefusal.NUMBER).refused();
        };
    }

    private Json whole() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw Refusal.of(CanonRefusal.NUMBER).refused();
        }
        return new Json.Whole(parser.getLongValue());
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
}
