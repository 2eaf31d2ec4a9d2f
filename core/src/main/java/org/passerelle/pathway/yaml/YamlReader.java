package org.passerelle.pathway.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.YamlNode.Place;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document from the parser's events, so that no tag is ever resolved, no alias ever followed and no type ever
 * guessed.
 */
final class YamlReader {
    /** Largest file read, in octets. */
    static final int LARGEST = 256 * 1024;
    /** Deepest nesting read. */
    static final int DEEPEST = 12;

    private final Iterator<Event> events;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /** The document's root, which must be a mapping. */
    static YamlNode.Keys read(byte[] octets) {
        if (octets.length > LARGEST) {
            throw Place.START.refused(Refusal.of(PathwayRefusal.LIMIT).with(FactKey.LIMIT, LARGEST));
        }
        String text = decode(octets);
        var settings = LoadSettings.builder().setCodePointLimit(LARGEST + 1).build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException malformed) {
            throw malformed(place(text, malformed), malformed);
        } catch (ReaderException unprintable) {
            throw malformed(place(text, unprintable.getPosition()), unprintable);
        } catch (YamlEngineException malformed) {
            throw malformed(Place.START, malformed);
        }
    }

    private YamlNode.Keys document() {
        events.next();
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            throw Place.START.refused(Refusal.of(PathwayRefusal.YAML));
        }
        Event first = events.next();
        YamlNode root = node(first, place(first), 1);
        events.next();
        Event last = events.next();
        if (last.getEventId() != Event.ID.StreamEnd) {
            throw place(last).refused(Refusal.of(PathwayRefusal.YAML_FEATURE));
        }
        if (!(root instanceof YamlNode.Keys keys)) {
            throw root.place().refused(Refusal.of(PathwayRefusal.VALUE_FORM).with(FactKey.EXPECTED, "a mapping"));
        }
        return keys;
    }

    private YamlNode node(Event event, Place place, int depth) {
        requirePlain(event);
        if (depth > DEEPEST) {
            throw place(event).refused(Refusal.of(PathwayRefusal.LIMIT).with(FactKey.LIMIT, DEEPEST));
        }
        if (event instanceof MappingStartEvent) {
            return mapping(place, depth);
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(place, depth);
        }
        return new YamlNode.Text(scalar(event), place(event));
    }

    private YamlNode mapping(Place place, int depth) {
        var values = new LinkedHashMap<String, YamlNode>();
        var keys = new HashMap<String, Place>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            requirePlain(event);
            String key = scalar(event);
            Place keyPlace = place(event);
            if (keys.putIfAbsent(key, keyPlace) != null) {
                throw keyPlace.refused(Refusal.of(PathwayRefusal.KEY_TWICE));
            }
            values.put(key, node(events.next(), keyPlace, depth + 1));
        }
        return new YamlNode.Keys(values, keys, place);
    }

    private YamlNode sequence(Place place, int depth) {
        var items = new ArrayList<YamlNode>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, place(event), depth + 1));
        }
        return new YamlNode.Items(items, place);
    }

    private static String scalar(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw place(event).refused(Refusal.of(PathwayRefusal.YAML_FEATURE));
    }

    private static void requirePlain(Event event) {
        boolean anchored = event instanceof NodeEvent node && node.getAnchor().isPresent();
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent();
        if (anchored || tagged) {
            throw place(event).refused(Refusal.of(PathwayRefusal.YAML_FEATURE));
        }
    }

    private static String decode(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed(Place.START, notUtf8);
        }
    }

    private static Refused malformed(Place place, Exception cause) {
        return place.at(Refusal.of(PathwayRefusal.YAML)).refused(cause);
    }

    private static Place place(Event event) {
        return place(event.getStartMark());
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
    }

    /** What the end of the file leaves open is shown where it began. */
    private static Place place(String text, MarkedYamlEngineException malformed) {
        int end = text.codePointCount(0, text.length());
        boolean leftOpen = malformed
                .getProblemMark()
                .filter(mark -> mark.getIndex() >= end)
                .isPresent();
        return place(leftOpen ? malformed.getContextMark().or(malformed::getProblemMark) : malformed.getProblemMark());
    }

    private static Place place(String text, int codePoints) {
        String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }
}
