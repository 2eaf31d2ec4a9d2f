package org.passerelle.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfFacts.Removed;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Extent;
import org.passerelle.pdf.PdfValue.Held;
import org.passerelle.pdf.PdfValue.Name;
import org.passerelle.pdf.PdfValue.Reference;
import org.passerelle.pdf.PdfValue.Text;
import org.passerelle.pdf.PdfValue.Word;
import org.passerelle.refusal.Refusal;

/**
 * Judges one PDF and writes it again. What is written holds every object that the page tree and the catalog lead to, and nothing else:
 * what was read is what a viewer will find. A signed file is judged whole, with every earlier saving, and stays as it is, for a
 * signature holds of its octets alone. Cleaning a cleaned file changes nothing.
 */
public final class PdfGate {
    private static final Pattern HEADER = Pattern.compile("%PDF-(1\\.[0-7]|2\\.0)[\\r\\n\\t ][\\s\\S]*");
    private static final int HEADER_LENGTH = 9;
    /** The number of our own XMP among those read: no object has it. */
    private static final int OWN_XMP = -1;

    /** The longest XMP that is looked into, in octets. */
    private static final int LONGEST_XMP = 1 << 20;

    private final byte[] data;
    private final Work work;
    private final ObjectReader objects;
    private final Filters filters;
    private final Judge judge;
    private final Pruning pruning = new Pruning();
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

    private PdfGate(byte[] data, PdfLimits limits) {
        this.data = data;
        this.work = new Work(limits);
        this.objects = new ObjectReader(data, work);
        this.filters = new Filters(data, work);
        this.judge = new Judge(work, filters, objects);
    }

    /**
     * Cleans a whole file.
     *
     * @param out receives it once it is judged
     * @throws org.passerelle.refusal.Refused with a {@link PdfRefusal}
     * @throws IOException when the stream fails
     */
    public static PdfFacts clean(byte[] data, OutputStream out, PdfLimits limits) throws IOException {
        return new PdfGate(data, limits).cleaned(out);
    }

    private PdfFacts cleaned(OutputStream out) throws IOException {
        String version = version();
        Table table = new TableReader(data, work, objects).read();
        objects.use(table);
        Dictionary trailer = table.trailer();
        if (!(trailer.get("Root") instanceof Reference root)
                || !(objects.resolved(root) instanceof Dictionary catalog)
                || !catalog.name("Type").equals("Catalog")) {
            throw Work.damaged("catalog");
        }
        int pages = new Pages(objects, work).count(catalog.entries().getOrDefault("Pages", PdfValue.NULL));
        reach(root);
        String xmp = xmp(catalog);
        @Nullable String title = title(trailer).or(() -> PdfText.title(xmp)).orElse(null);
        @Nullable String archive = PdfText.archive(xmp).orElse(null);
        if (judge.signed()) {
            requireSound(table);
            out.write(data);
            return new PdfFacts(pages, title, archive, true, List.of());
        }
        Set<Removed> removed = removed(table, xmp, archive);
        write(out, version, root, archive);
        return new PdfFacts(pages, title, archive, false, List.copyOf(removed));
    }

    private String version() {
        String head = new String(data, 0, Math.min(data.length, HEADER_LENGTH), StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(head);
        if (!header.matches()) {
            throw Work.damaged("header");
        }
        return header.group(1);
    }

    /** Judges whatever the catalog leads to, once, and numbers it in that order. */
    private void reach(Reference root) {
        Deque<Integer> ahead = new ArrayDeque<>();
        numbers.put(root.number(), 1);
        ahead.add(root.number());
        while (!ahead.isEmpty()) {
            Held held = objects.object(ahead.remove());
            judge.judge(held);
            references(pruning.pruned(held), ahead);
        }
    }

    private void references(PdfValue value, Deque<Integer> ahead) {
        if (value instanceof Reference reference) {
            if (!numbers.containsKey(reference.number()) && objects.exists(reference.number())) {
                numbers.put(reference.number(), numbers.size() + 1);
                ahead.add(reference.number());
            }
        } else if (value instanceof Array array) {
            array.items().forEach(item -> references(item, ahead));
        } else if (value instanceof Dictionary dictionary) {
            dictionary.entries().values().forEach(entry -> references(entry, ahead));
        }
    }

    /** Of a file that stays as it is every saving is judged, what nothing leads to as well, and nothing stands behind its end. */
    private void requireSound(Table table) {
        if (TableReader.behindEnd(data) > 0) {
            throw Work.damaged("behind-end");
        }
        for (Table.Entry entry : table.all()) {
            Held held = objects.at(entry.number(), entry.place());
            judge.judge(held);
            if (judge.automatic() || isAutomatic(held.dictionary().get("OpenAction"))) {
                throw Refusal.of(PdfRefusal.ACTION).refused();
            }
        }
    }

    /** Whether more than a place of the file is shown on opening, by any saving. */
    private boolean isAutomatic(@Nullable PdfValue opening) {
        return opening != null
                && objects.ever(opening).stream()
                        .anyMatch(found -> found instanceof Reference
                                || found instanceof Dictionary action
                                        && (!action.name("S").equals("GoTo") || action.has("Next")));
    }

    private Set<Removed> removed(Table table, String xmp, @Nullable String archive) {
        Set<Removed> removed = EnumSet.noneOf(Removed.class);
        removed.addAll(pruning.removed());
        if (archive != null && xmp.equals(new String(PdfText.xmp(archive), StandardCharsets.ISO_8859_1))) {
            removed.remove(Removed.XMP);
        }
        if (table.trailer().has("Info")) {
            removed.add(Removed.INFORMATION);
        }
        if (table.hidesEarlier()) {
            removed.add(Removed.EARLIER_VERSIONS);
        }
        if (TableReader.behindEnd(data) > 0) {
            removed.add(Removed.TRAILING_BYTES);
        }
        return removed;
    }

    private String xmp(Dictionary catalog) {
        if (!(catalog.get("Metadata") instanceof Reference reference)) {
            return "";
        }
        Held held = objects.object(reference.number());
        @Nullable Extent extent = held.extent();
        if (extent == null || extent.length() > LONGEST_XMP) {
            return "";
        }
        byte[] octets = filters.structure(held.dictionary(), extent);
        return new String(octets, 0, Math.min(octets.length, LONGEST_XMP), StandardCharsets.ISO_8859_1);
    }

    private Optional<String> title(Dictionary trailer) {
        return objects.resolved(trailer.get("Info")) instanceof Dictionary information
                        && objects.resolved(information.get("Title")) instanceof Text title
                ? PdfText.line(PdfText.decoded(title.octets()))
                : Optional.empty();
    }

    private void write(OutputStream out, String version, Reference root, @Nullable String archive) throws IOException {
        var writer = new Rewriting(out, numbers);
        writer.begin(version);
        int xmp = numbers.size() + 1;
        for (int number : List.copyOf(numbers.keySet())) {
            Held held = objects.object(number);
            PdfValue value = pruning.pruned(held);
            boolean first = number == root.number();
            writer.object(
                    first && archive != null ? described((Dictionary) value, xmp) : value,
                    data,
                    value instanceof Dictionary ? held.extent() : null);
        }
        if (archive != null) {
            byte[] octets = PdfText.xmp(archive);
            Map<String, PdfValue> entries = new LinkedHashMap<>();
            entries.put("Type", new Name("Metadata"));
            entries.put("Subtype", new Name("XML"));
            entries.put("Length", new Word(String.valueOf(octets.length)));
            writer.object(new Dictionary(entries), octets, new Extent(0, octets.length));
        }
        writer.end(1);
    }

    /** The catalog with the XMP behind it. */
    private Dictionary described(Dictionary catalog, int xmp) {
        Map<String, PdfValue> entries = new LinkedHashMap<>(catalog.entries());
        numbers.put(OWN_XMP, xmp);
        entries.put("Metadata", new Reference(OWN_XMP, 0));
        return new Dictionary(entries);
    }
}
