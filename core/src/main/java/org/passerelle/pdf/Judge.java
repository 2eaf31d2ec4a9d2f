package org.passerelle.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.pdf.PdfValue.Array;
import org.passerelle.pdf.PdfValue.Dictionary;
import org.passerelle.pdf.PdfValue.Held;
import org.passerelle.pdf.PdfValue.Name;
import org.passerelle.pdf.PdfValue.Reference;
import org.passerelle.pdf.PdfValue.Text;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * Refuses what a letter has no use for (ISO 32000-1, 12.6, 7.11, 12.7.8, 13). A viewer goes by the keys that it looks for, whatever a
 * dictionary calls itself: so do these rules, anywhere in an object.
 */
final class Judge {
    /** Keys that mean one thing wherever they stand. */
    private static final Map<String, PdfRefusal> KEYS = Map.ofEntries(
            Map.entry("JS", PdfRefusal.SCRIPT),
            Map.entry("JavaScript", PdfRefusal.SCRIPT),
            Map.entry("XFA", PdfRefusal.XFA),
            Map.entry("EF", PdfRefusal.EMBEDDED_FILE),
            Map.entry("EmbeddedFiles", PdfRefusal.EMBEDDED_FILE),
            Map.entry("Collection", PdfRefusal.EMBEDDED_FILE),
            Map.entry("RichMediaContent", PdfRefusal.RICH_MEDIA),
            Map.entry("RichMediaSettings", PdfRefusal.RICH_MEDIA),
            Map.entry("Renditions", PdfRefusal.RICH_MEDIA),
            Map.entry("OPI", PdfRefusal.EXTERNAL),
            Map.entry("URLS", PdfRefusal.EXTERNAL),
            Map.entry("SpiderInfo", PdfRefusal.EXTERNAL));
    /** The keys whose names tell what a dictionary is. */
    private static final List<String> NAMED = List.of("S", "Type", "Subtype");
    /** What {@code /S} says of an action. */
    private static final Map<String, PdfRefusal> ACTIONS = Map.ofEntries(
            Map.entry("JavaScript", PdfRefusal.SCRIPT),
            Map.entry("Launch", PdfRefusal.ACTION),
            Map.entry("SubmitForm", PdfRefusal.ACTION),
            Map.entry("ResetForm", PdfRefusal.ACTION),
            Map.entry("ImportData", PdfRefusal.ACTION),
            Map.entry("GoToR", PdfRefusal.ACTION),
            Map.entry("GoToE", PdfRefusal.ACTION),
            Map.entry("Thread", PdfRefusal.ACTION),
            Map.entry("Rendition", PdfRefusal.RICH_MEDIA),
            Map.entry("Movie", PdfRefusal.RICH_MEDIA),
            Map.entry("Sound", PdfRefusal.RICH_MEDIA),
            Map.entry("GoTo3DView", PdfRefusal.RICH_MEDIA),
            Map.entry("RichMediaExecute", PdfRefusal.RICH_MEDIA));
    /** What {@code /Subtype} says. */
    private static final Map<String, PdfRefusal> SUBTYPES = Map.of(
            "FileAttachment", PdfRefusal.EMBEDDED_FILE,
            "RichMedia", PdfRefusal.RICH_MEDIA,
            "3D", PdfRefusal.RICH_MEDIA,
            "Movie", PdfRefusal.RICH_MEDIA,
            "Screen", PdfRefusal.RICH_MEDIA,
            "Sound", PdfRefusal.RICH_MEDIA,
            "PS", PdfRefusal.SCRIPT);
    /** What {@code /Type} says. */
    private static final Map<String, PdfRefusal> TYPES = Map.of(
            "EmbeddedFile", PdfRefusal.EMBEDDED_FILE,
            "Filespec", PdfRefusal.EXTERNAL,
            "F", PdfRefusal.EXTERNAL,
            "3D", PdfRefusal.RICH_MEDIA,
            "Sound", PdfRefusal.RICH_MEDIA,
            "Rendition", PdfRefusal.RICH_MEDIA);
    /** A stream with one of these has its octets elsewhere. */
    private static final Set<String> ELSEWHERE = Set.of("F", "FFilter", "FDecodeParms");

    private final Work work;
    private final Filters filters;
    private final ObjectReader objects;
    private final Set<Integer> looked = new HashSet<>();
    private boolean signed;
    private boolean automatic;

    Judge(Work work, Filters filters, ObjectReader objects) {
        this.work = work;
        this.filters = filters;
        this.objects = objects;
    }

    /** Whether a signature was seen. */
    boolean signed() {
        return signed;
    }

    /** Whether something was seen that acts by itself: when a page is opened, a field is left. */
    boolean automatic() {
        return automatic;
    }

    /** An object, and what it unpacks to. */
    void judge(Held held) {
        judge(held.value());
        if (held.extent() != null) {
            Dictionary stream = held.dictionary();
            if (ELSEWHERE.stream().anyMatch(stream::has)) {
                throw Refusal.of(PdfRefusal.EXTERNAL).refused();
            }
            image(stream);
            filters.measure(stream, held.extent());
        }
    }

    private void judge(PdfValue value) {
        if (value instanceof Array array) {
            array.items().forEach(this::judge);
        } else if (value instanceof Dictionary dictionary) {
            dictionary.entries().forEach((key, entry) -> {
                if (KEYS.containsKey(key)) {
                    throw refused(KEYS.get(key), key);
                }
                judge(entry);
            });
            NAMED.forEach(key -> direct(dictionary.get(key)));
            named(dictionary, "S", ACTIONS);
            named(dictionary, "Type", TYPES);
            named(dictionary, "Subtype", SUBTYPES);
            reference(dictionary);
            signed |= dictionary.has("ByteRange") && dictionary.has("Contents");
            automatic |= dictionary.has("AA");
        }
    }

    /**
     * No name that these rules go by stands in another object: every saving can say another one there. Resources, which bear names of
     * their maker's own, do.
     */
    private void direct(@Nullable PdfValue value) {
        if (value instanceof Reference there
                && looked.add(there.number())
                && objects.ever(there).stream()
                        .anyMatch(it -> it instanceof Name || it instanceof Text || it instanceof Reference)) {
            throw Work.damaged("name-elsewhere");
        }
    }

    private static void named(Dictionary dictionary, String key, Map<String, PdfRefusal> known) {
        @Nullable PdfRefusal why = known.get(dictionary.word(key));
        if (why != null) {
            throw refused(why, dictionary.word(key));
        }
    }

    /** A form that stands for a page of another file. */
    private static void reference(Dictionary dictionary) {
        if (dictionary.word("Subtype").equals("Form") && dictionary.has("Ref")) {
            throw refused(PdfRefusal.EXTERNAL, "Ref");
        }
    }

    private void image(Dictionary stream) {
        if (stream.word("Subtype").equals("Image")) {
            long width = pixels(stream.get("Width"));
            long height = pixels(stream.get("Height"));
            long most = work.limits().pixels();
            if (width < 0 || height < 0 || width > most || height > most || width * height > most) {
                throw Work.tooComplex("pixels", most);
            }
        }
    }

    private long pixels(@Nullable PdfValue told) {
        PdfValue value = objects.resolved(told);
        return value.equals(PdfValue.NULL) ? 0 : PdfValue.whole(value).orElseThrow(() -> Work.damaged("pixels"));
    }

    private static RuntimeException refused(PdfRefusal code, String rule) {
        return Refusal.of(code).with(FactKey.CHECK, rule).refused();
    }
}
