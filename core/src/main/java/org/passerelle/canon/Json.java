package org.passerelle.canon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A JSON value as canonical documents allow it: no fractions, no exponents. */
public sealed interface Json {

    /** A string, kept exactly as read; our own writers hand in NFC. */
    record Text(String value) implements Json {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** An integer within ±(2^53−1). */
    record Whole(long value) implements Json {
        private static final long LARGEST = (1L << 53) - 1;

        public Whole {
            if (value > LARGEST || value < -LARGEST) {
                throw Refusal.of(CanonRefusal.NUMBER).refused();
            }
        }
    }

    record Bool(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }

        public List<Obj> objects() {
            return items.stream().map(item -> as(item, Obj.class, "[]")).toList();
        }

        public List<String> texts() {
            return items.stream()
                    .map(item -> as(item, Text.class, "[]").value())
                    .toList();
        }
    }

    /** An object; members are kept in RFC 8785 order, which is UTF-16 code unit order and so {@link String#compareTo}. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }

        public boolean has(String name) {
            return members.containsKey(name);
        }

        public Optional<Json> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        public Json get(String name) {
            return find(name)
                    .orElseThrow(() -> Refusal.of(CanonRefusal.MEMBER_MISSING)
                            .with(FactKey.FIELD, name)
                            .refused());
        }

        public String text(String name) {
            return as(get(name), Text.class, name).value();
        }

        public Optional<String> findText(String name) {
            return find(name).map(value -> as(value, Text.class, name).value());
        }

        public long whole(String name) {
            return as(get(name), Whole.class, name).value();
        }

        public Optional<Long> findWhole(String name) {
            return find(name).map(value -> as(value, Whole.class, name).value());
        }

        public boolean bool(String name) {
            return as(get(name), Bool.class, name).value();
        }

        public Obj object(String name) {
            return as(get(name), Obj.class, name);
        }

        public Optional<Obj> findObject(String name) {
            return find(name).map(value -> as(value, Obj.class, name));
        }

        public Array array(String name) {
            return as(get(name), Array.class, name);
        }

        /** The array of that name, empty when the member is absent. */
        public Array arrayOrEmpty(String name) {
            return find(name).map(value -> as(value, Array.class, name)).orElse(new Array(List.of()));
        }

        public Instant instant(String name) {
            return Instants.parse(text(name));
        }

        public Optional<Instant> findInstant(String name) {
            return findText(name).map(Instants::parse);
        }

        public Sha256 hash(String name) {
            return Sha256.parse(text(name));
        }

        public Id id(String name) {
            return Id.parse(text(name));
        }

        public byte[] octets(String name) {
            return Octets.parse(text(name));
        }

        /** A copy of this with one more member. */
        public Obj with(String name, Json value) {
            var more = new TreeMap<>(members);
            more.put(name, value);
            return new Obj(more);
        }

        @Override
        public String toString() {
            return "Obj" + members.keySet();
        }
    }

    static Builder object() {
        return new Builder();
    }

    static Text text(String value) {
        return new Text(value);
    }

    static Array array(List<? extends Json> items) {
        return new Array(List.copyOf(items));
    }

    static Array texts(List<String> values) {
        return new Array(values.stream().<Json>map(Text::new).toList());
    }

    private static <T extends Json> T as(Json value, Class<T> type, String name) {
        if (!type.isInstance(value)) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE)
                    .with(FactKey.FIELD, name)
                    .with(FactKey.EXPECTED, type.getSimpleName())
                    .refused();
        }
        return type.cast(value);
    }

    /** Collects an object's members; a null or empty optional value leaves its member out. */
    final class Builder {
        private final Map<String, Json> members = new TreeMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            return value == null ? this : put(name, new Text(value));
        }

        public Builder put(String name, Optional<String> value) {
            return put(name, value.orElse(null));
        }

        public Builder put(String name, long value) {
            return put(name, new Whole(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new Bool(value));
        }

        public Builder put(String name, Instant value) {
            return put(name, Instants.format(value));
        }

        public Builder put(String name, Sha256 value) {
            return put(name, value.hex());
        }

        public Builder put(String name, Id value) {
            return put(name, value.hex());
        }

        public Builder put(String name, byte[] octets) {
            return put(name, Octets.format(octets));
        }

        public Builder put(String name, List<? extends Json> items) {
            return put(name, new Array(new ArrayList<>(items)));
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}
