package org.passerelle.gateway.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
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
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML file from the parser's events: no tag is resolved, no alias followed, no type guessed. */
final class YamlReader {
    /** Largest file read, in octets. */
    static final int LARGEST = 256 * 1024;
    /** Deepest nesting read. */
    static final int DEEPEST = 12;

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** The file's root, which must be a mapping. */
    static YamlKeys read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (var in = Files.newInputStream(path)) {
            return read(in.readNBytes(LARGEST + 1), file);
        } catch (IOException unreadable) {
            throw Refusal.of(ConfigRefusal.UNREADABLE).with(FactKey.FILE, file).refused(unreadable);
        }
    }

    static YamlKeys read(byte[] octets, String file) {
        var start = new Place(file, 1, 1);
        if (octets.length > LARGEST) {
            throw start.at(Refusal.of(ConfigRefusal.TOO_LARGE).with(FactKey.LIMIT, LARGEST))
                    .refused();
        }
        var settings = LoadSettings.builder().setCodePointLimit(LARGEST + 1).build();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException malformed) {
            Place at = malformed.getProblemMark().map(mark -> place(file, mark)).orElse(start);
            throw at.at(Refusal.of(ConfigRefusal.YAML)).refused(malformed);
        } catch (YamlEngineException | CharacterCodingException malformed) {
            throw start.at(Refusal.of(ConfigRefusal.YAML)).refused(malformed);
        }
    }

    private YamlKeys document() {
        events.next();
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            throw new Place(file, 1, 1).refused(ConfigRefusal.KEY_MISSING);
        }
        Event first = events.next();
        YamlTree root = node(first, 1);
        events.next();
        Event last = events.next();
        if (last.getEventId() != Event.ID.StreamEnd) {
            throw place(last).refused(ConfigRefusal.YAML_FEATURE);
        }
        if (root instanceof YamlKeys keys) {
            return keys;
        }
        throw place(first)
                .at(Refusal.of(ConfigRefusal.VALUE).with(FactKey.EXPECTED, "a mapping"))
                .refused();
    }

    private YamlTree node(Event event, int depth) {
        requirePlain(event);
        if (depth > DEEPEST) {
            throw place(event).refused(ConfigRefusal.TOO_LARGE);
        }
        if (event instanceof MappingStartEvent) {
            return mapping(place(event), depth);
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(place(event), depth);
        }
        return new YamlTree.Text(scalar(event), place(event));
    }

    private YamlTree mapping(Place place, int depth) {
        var entries = new LinkedHashMap<String, YamlTree.Entry>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            requirePlain(event);
            String key = scalar(event);
            Place keyPlace = place(event);
            var entry = new YamlTree.Entry(node(events.next(), depth + 1), keyPlace);
            if (entries.putIfAbsent(key, entry) != null) {
                throw keyPlace.refused(ConfigRefusal.KEY_TWICE, YamlKeys.shown(key));
            }
        }
        return YamlTree.keys(entries, place);
    }

    private YamlTree sequence(Place place, int depth) {
        var items = new ArrayList<YamlTree>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlTree.Items(items, place);
    }

    private String scalar(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getValue();
        }
        throw place(event).refused(ConfigRefusal.YAML_FEATURE);
    }

    private void requirePlain(Event event) {
        boolean anchored = event instanceof NodeEvent node && node.getAnchor().isPresent();
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent();
        if (anchored || tagged) {
            throw place(event).refused(ConfigRefusal.YAML_FEATURE);
        }
    }

    private Place place(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.map(at -> place(file, at)).orElse(new Place(file, 1, 1));
    }

    private static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
