package org.passerelle.pdf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfFacts.Removed;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Held;

/** Takes away from values what tells too much, or leads outside; the judge has seen to it that each says itself what it is. */
final class Pruning {
    private static final Map<String, Removed> DROPPED = Map.of(
            "Metadata", Removed.XMP,
            "PieceInfo", Removed.PRIVATE_DATA,
            "LastModified", Removed.PRIVATE_DATA,
            "Thumb", Removed.THUMBNAIL);
    /** Where a stream's octets are, which is told anew. */
    private static final String LENGTH = "Length";

    private final Set<Removed> removed = EnumSet.noneOf(Removed.class);

    Set<Removed> removed() {
        return removed;
    }

    /** The same object without it. */
    PdfValue pruned(Held held) {
        if (held.extent() != null && held.dictionary().word("Type").equals("Metadata")) {
            removed.add(Removed.XMP);
            return PdfValue.NULL;
        }
        PdfValue value = pruned(held.value());
        if (held.extent() == null || !(value instanceof Dictionary stream)) {
            return value;
        }
        Map<String, PdfValue> entries = new LinkedHashMap<>(stream.entries());
        entries.remove(LENGTH);
        entries.put(LENGTH, new PdfValue.Word(String.valueOf(held.extent().length())));
        return new Dictionary(entries);
    }

    private PdfValue pruned(PdfValue value) {
        if (value instanceof Array array) {
            List<PdfValue> items = new ArrayList<>(array.items().size());
            array.items().forEach(item -> items.add(pruned(item)));
            return new Array(items);
        } else if (value instanceof Dictionary dictionary) {
            if (dictionary.word("S").equals("URI")) {
                removed.add(Removed.LINKS);
                return PdfValue.NULL;
            }
            return new Dictionary(entries(dictionary));
        }
        return value;
    }

    private Map<String, PdfValue> entries(Dictionary dictionary) {
        // a dictionary of resources has names of its maker's own
        boolean typed = !dictionary.name("Type").isEmpty()
                || !dictionary.name("Subtype").isEmpty();
        Map<String, PdfValue> kept = new LinkedHashMap<>();
        dictionary.entries().forEach((key, entry) -> {
            @Nullable Removed dropped = typed ? DROPPED.get(key) : null;
            if (dropped != null) {
                removed.add(dropped);
                return;
            }
            PdfValue less = pruned(entry);
            if (!less.equals(PdfValue.NULL)) {
                kept.put(key, less);
            }
        });
        return kept;
    }
}
