package org.passerelle.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Extent;
import org.passerelle.pdf.PdfValue.Held;
import org.passerelle.pdf.PdfValue.Reference;

/** Reads objects, each exactly where the tables say that it is (ISO 32000-1, 7.3.10 and 7.5.7). */
final class ObjectReader {
    private static final Held NOTHING = new Held(PdfValue.NULL, null);

    private final byte[] data;
    private final Work work;
    private final Map<Integer, Packed> packed = new HashMap<>();
    private final Set<Integer> opening = new HashSet<>();
    private @Nullable Table table;

    /** The objects of one object stream: its octets, and of each its number and where it begins. */
    private record Packed(byte[] octets, int[] numbers, int[] offsets) {}

    ObjectReader(byte[] data, Work work) {
        this.data = data;
        this.work = work;
    }

    void use(Table read) {
        table = read;
    }

    /** Whether there is such an object. */
    boolean exists(int number) {
        return table != null && table.place(number) != null;
    }

    /** The object of that number as it stands now. */
    Held object(int number) {
        Table.@Nullable Place place = table == null ? null : table.place(number);
        return place == null ? NOTHING : at(number, place);
    }

    /** What a value is, or what the object is that it refers to. */
    PdfValue resolved(@Nullable PdfValue value) {
        if (value instanceof Reference reference) {
            PdfValue found = object(reference.number()).value();
            if (found instanceof Reference) {
                throw Work.damaged("reference-to-reference");
            }
            return found;
        }
        return value == null ? PdfValue.NULL : value;
    }

    /** What a value is, or what the object is, and in earlier savings was, that it refers to. */
    List<PdfValue> ever(PdfValue value) {
        if (!(value instanceof Reference reference)) {
            return List.of(value);
        } else if (table == null) {
            return List.of();
        }
        List<PdfValue> found = new ArrayList<>();
        table.places(reference.number())
                .forEach(place -> found.add(at(reference.number(), place).value()));
        return found;
    }

    /** An object of any saving. */
    Held at(int number, Table.Place place) {
        if (place instanceof Table.Place.InFile there) {
            return inFile(number, there.generation(), there.offset(), true);
        }
        var there = (Table.Place.InStream) place;
        Packed container = container(there.container());
        if (there.index() >= container.numbers.length || container.numbers[there.index()] != number) {
            throw Work.damaged("object-number");
        }
        var lexer = new Lexer(container.octets, container.offsets[there.index()], container.octets.length, work);
        return new Held(lexer.value(), null);
    }

    /** The table that begins there, whatever its number. */
    Held table(int offset) {
        return inFile(-1, 0, offset, true);
    }

    private Held inFile(int number, int generation, int offset, boolean streams) {
        var lexer = new Lexer(data, offset, data.length, work);
        long told = lexer.whole();
        long toldGeneration = lexer.whole();
        if (number >= 0 && (told != number || toldGeneration != generation)) {
            throw Work.damaged("object-number");
        }
        lexer.expect("obj");
        PdfValue value = lexer.value();
        String word = lexer.token();
        if (word.equals("endobj")) {
            return new Held(value, null);
        }
        if (!word.equals("stream") || !streams || !(value instanceof Dictionary stream)) {
            throw Work.damaged("endobj");
        }
        int end = lexer.next();
        if (end == '\r' && lexer.next() != '\n' || end != '\r' && end != '\n') {
            throw Work.damaged("stream-begin");
        }
        int from = lexer.at();
        int length = length(stream);
        lexer.skip(length);
        lexer.expect("endstream");
        lexer.expect("endobj");
        return new Held(value, new Extent(from, length));
    }

    private int length(Dictionary stream) {
        @Nullable PdfValue told = stream.get("Length");
        if (told instanceof Reference reference) {
            Table.@Nullable Place place = table == null ? null : table.place(reference.number());
            told = place instanceof Table.Place.InFile there
                    ? inFile(reference.number(), there.generation(), there.offset(), false)
                            .value()
                    : place == null
                            ? PdfValue.NULL
                            : at(reference.number(), place).value();
        }
        long length = PdfValue.whole(told).orElse(-1L);
        if (length < 0 || length > data.length) {
            throw Work.damaged("stream-length");
        }
        return (int) length;
    }

    private Packed container(int number) {
        Packed known = packed.get(number);
        if (known != null) {
            return known;
        }
        Table.@Nullable Place place = table == null ? null : table.place(number);
        if (!(place instanceof Table.Place.InFile there) || !opening.add(number)) {
            throw Work.damaged("object-stream");
        }
        Held held = inFile(number, there.generation(), there.offset(), true);
        Dictionary stream = held.dictionary();
        if (held.extent() == null || !stream.name("Type").equals("ObjStm")) {
            throw Work.damaged("object-stream");
        }
        Packed read = opened(stream, new Filters(data, work).structure(stream, held.extent()));
        opening.remove(number);
        packed.put(number, read);
        return read;
    }

    private Packed opened(Dictionary stream, byte[] octets) {
        long count = stream.whole("N").orElse(-1L);
        long first = stream.whole("First").orElse(-1L);
        if (count < 0 || count > work.limits().objects() || first < 0 || first > octets.length) {
            throw Work.damaged("object-stream");
        }
        int[] numbers = new int[(int) count];
        int[] offsets = new int[(int) count];
        var lexer = new Lexer(octets, 0, (int) first, work);
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) Math.min(lexer.whole(), Integer.MAX_VALUE);
            offsets[i] = (int) Math.min(first + lexer.whole(), Integer.MAX_VALUE);
        }
        return new Packed(octets, numbers, offsets);
    }
}
