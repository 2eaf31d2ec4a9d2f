package org.passerelle.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfValue.Dictionary;

/** Where each object is, by all the tables of a file, the last saving's first (ISO 32000-1, 7.5.4 and 7.5.8). */
final class Table {
    /** Where an object is. */
    sealed interface Place {
        /** In the file. */
        record InFile(int offset, int generation) implements Place {}

        /** Packed with others. */
        record InStream(int container, int index) implements Place {}
    }

    /** An object as one table names it. */
    record Entry(int number, Place place) {}

    private final Work work;
    private final Map<Integer, @Nullable Place> newest = new HashMap<>();
    private final List<Entry> all = new ArrayList<>();
    private final Map<Integer, List<Place>> saved = new HashMap<>();
    private boolean earlier;
    private final Set<Integer> here = new HashSet<>();
    private int entries;
    private @Nullable Dictionary trailer;

    Table(Work work) {
        this.work = work;
    }

    /** The trailer of the last saving. */
    Dictionary trailer() {
        if (trailer == null) {
            throw Work.damaged("trailer");
        }
        return trailer;
    }

    /** Where the object is now; null where there is none. */
    @Nullable
    Place place(int number) {
        return newest.get(number);
    }

    /** Where the object is and was, by every saving. */
    List<Place> places(int number) {
        return saved.getOrDefault(number, List.of());
    }

    /** Every object in use of every saving. */
    List<Entry> all() {
        return all;
    }

    /** Whether an object was saved again, and what it said before is still there. */
    boolean hidesEarlier() {
        return earlier;
    }

    void trailer(Dictionary told) {
        if (trailer == null) {
            trailer = told;
        }
    }

    /** Another table begins. */
    void next() {
        here.clear();
    }

    /** @param place null for an object that is not, or no longer, in use */
    void add(int number, @Nullable Place place) {
        if (++entries > work.limits().objects()) {
            throw Work.tooComplex("objects", work.limits().objects());
        }
        if (place != null && !here.add(number)) {
            throw Work.damaged("object-twice");
        }
        if (newest.containsKey(number)) {
            Place known = newest.get(number);
            earlier |= place != null && known != null && !known.equals(place);
        } else {
            newest.put(number, place);
        }
        if (place != null) {
            all.add(new Entry(number, place));
            saved.computeIfAbsent(number, first -> new ArrayList<>(1)).add(place);
        }
    }
}
