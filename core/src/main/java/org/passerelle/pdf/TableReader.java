package org.passerelle.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Held;
import org.passerelle.refusal.Refusal;

/** Reads the tables of objects from the file's end on, each exactly where it is said to be. */
final class TableReader {
    /** How far from the end the last table's place is looked for, in octets. */
    private static final int FARTHEST = 2048;

    private final byte[] data;
    private final Work work;
    private final ObjectReader objects;
    private final Table table;
    private final Deque<Integer> ahead = new ArrayDeque<>();
    private final Set<Integer> seen = new HashSet<>();

    TableReader(byte[] data, Work work, ObjectReader objects) {
        this.data = data;
        this.work = work;
        this.objects = objects;
        this.table = new Table(work);
    }

    Table read() {
        ahead.add(start());
        while (!ahead.isEmpty()) {
            int offset = ahead.remove();
            if (!seen.add(offset)) {
                throw Work.damaged("table-circle");
            } else if (seen.size() > work.limits().versions()) {
                throw Work.tooComplex("versions", work.limits().versions());
            }
            section(offset);
        }
        return table;
    }

    /** Where the last table is: behind the last {@code startxref}. */
    private int start() {
        String tail = new String(
                data,
                Math.max(0, data.length - FARTHEST),
                Math.min(data.length, FARTHEST),
                StandardCharsets.ISO_8859_1);
        int word = tail.lastIndexOf("startxref");
        if (word < 0) {
            throw Work.damaged("end");
        }
        var lexer = new Lexer(data, Math.max(0, data.length - FARTHEST) + word, data.length, work);
        lexer.expect("startxref");
        int offset = offset(lexer.whole());
        if (tail.indexOf("%%EOF", word) < 0) {
            throw Work.damaged("end");
        }
        return offset;
    }

    /** What stands behind the end, in octets; white space does not count. */
    static int behindEnd(byte[] data) {
        String tail = new String(
                data,
                Math.max(0, data.length - FARTHEST),
                Math.min(data.length, FARTHEST),
                StandardCharsets.ISO_8859_1);
        return tail.substring(tail.lastIndexOf("%%EOF") + 5).strip().length();
    }

    private int offset(long told) {
        if (told <= 0 || told >= data.length) {
            throw Work.damaged("table-offset");
        }
        return (int) told;
    }

    private void section(int offset) {
        table.next();
        var lexer = new Lexer(data, offset, data.length, work);
        int first = lexer.at();
        Dictionary trailer;
        if (lexer.token().equals("xref")) {
            trailer = plain(lexer);
        } else {
            trailer = packed(first);
        }
        if (trailer.has("Encrypt")) {
            throw Refusal.of(PdfRefusal.ENCRYPTED).refused();
        }
        table.trailer(trailer);
        place(trailer, "Prev").ifPresent(ahead::add);
    }

    /** Where a trailer says that another table is; a place that not every reader understands hides one. */
    private Optional<Integer> place(Dictionary trailer, String key) {
        if (!trailer.has(key)) {
            return Optional.empty();
        }
        return Optional.of(offset(trailer.whole(key).orElseThrow(() -> Work.damaged("table-offset"))));
    }

    /** A table in letters; what it calls free may stand in the packed one beside it, which older readers overlook. */
    private Dictionary plain(Lexer lexer) {
        Set<Integer> free = new LinkedHashSet<>();
        entries(lexer, free);
        if (lexer.value() instanceof Dictionary trailer) {
            table.next();
            place(trailer, "XRefStm").ifPresent(this::packed);
            free.forEach(number -> table.add(number, null));
            return trailer;
        }
        throw Work.damaged("trailer");
    }

    private void entries(Lexer lexer, Set<Integer> free) {
        for (String token = lexer.token(); !token.equals("trailer"); token = lexer.token()) {
            if (!token.matches("[0-9]{1,9}")) {
                throw Work.damaged("table");
            }
            int first = Integer.parseInt(token);
            long count = lexer.whole();
            for (int i = 0; i < count; i++) {
                long offset = lexer.whole();
                int generation = (int) Math.min(lexer.whole(), 99_999);
                String use = lexer.token();
                if (use.equals("n") && offset > 0) {
                    table.add(first + i, new Table.Place.InFile(offset(offset), generation));
                } else if (use.equals("n") || use.equals("f")) {
                    free.add(first + i);
                    if (free.size() > work.limits().objects()) {
                        throw Work.tooComplex("objects", work.limits().objects());
                    }
                } else {
                    throw Work.damaged("table");
                }
            }
        }
    }

    private Dictionary packed(int offset) {
        Held held = objects.table(offset);
        Dictionary stream = held.dictionary();
        if (held.extent() == null || !stream.name("Type").equals("XRef")) {
            throw Work.damaged("table");
        }
        int[] widths = widths(stream);
        byte[] rows = new Filters(data, work).structure(stream, held.extent());
        int wide = widths[0] + widths[1] + widths[2];
        int at = 0;
        List<PdfValue> index = index(stream);
        for (int pair = 0; pair < index.size(); pair += 2) {
            int first = small(index.get(pair));
            int count = small(index.get(pair + 1));
            for (int i = 0; i < count; i++, at += wide) {
                if (at + wide > rows.length) {
                    throw Work.damaged("table-rows");
                }
                table.add(first + i, place(rows, at, widths));
            }
        }
        return stream;
    }

    private Table.@Nullable Place place(byte[] rows, int at, int[] widths) {
        long kind = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
        long second = field(rows, at + widths[0], widths[1]);
        long third = field(rows, at + widths[0] + widths[1], widths[2]);
        if (kind == 1) {
            return second == 0 ? null : new Table.Place.InFile(offset(second), (int) Math.min(third, 99_999));
        }
        return kind == 2 ? new Table.Place.InStream((int) second, (int) third) : null;
    }

    private static long field(byte[] rows, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = value << 8 | rows[at + i] & 0xff;
        }
        return value & Integer.MAX_VALUE;
    }

    private static int[] widths(Dictionary stream) {
        if (!(stream.get("W") instanceof Array array) || array.items().size() != 3) {
            throw Work.damaged("table-widths");
        }
        int[] widths = array.items().stream().mapToInt(TableReader::small).toArray();
        if (widths[0] > 4 || widths[1] > 8 || widths[2] > 8 || widths[0] + widths[1] + widths[2] == 0) {
            throw Work.damaged("table-widths");
        }
        return widths;
    }

    private static List<PdfValue> index(Dictionary stream) {
        @Nullable PdfValue size = stream.get("Size");
        if (size != null && !stream.has("Index")) {
            return List.of(new PdfValue.Word("0"), size);
        }
        if (stream.get("Index") instanceof Array index && index.items().size() % 2 == 0) {
            return index.items();
        }
        throw Work.damaged("table-index");
    }

    private static int small(PdfValue value) {
        long whole = PdfValue.whole(value).orElse(-1L);
        if (whole < 0 || whole > 99_999_999) {
            throw Work.damaged("table-number");
        }
        return (int) whole;
    }
}
