package org.passerelle.pathway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;

/**
 * A document as a form's content names it; its octets travel beside the content.
 *
 * @param id random, unique in the exchange
 * @param kind a code of the form's documents field
 * @param mediaType as recognised from its octets, lower-case {@code type/subtype} without parameters (RFC 6838 §4.2)
 * @param size in octets, at least 1
 * @param sha256 of its octets as they travel
 * @param title for people
 * @param confirmed why the sender attached a file that had named somebody else, or null where it named nobody else: who reads it
 *     must know, for the danger is the previous patient's night (WIRE §7)
 * @param pages how many pages a PDF has; null for anything else, and where who wrote it did not count
 */
public record Document(
        Id id,
        String kind,
        String mediaType,
        long size,
        Sha256 sha256,
        String title,
        @Nullable String confirmed,
        @Nullable Integer pages) {
    /** Longest title, in characters. */
    public static final int LONGEST_TITLE = 120;
    /** Longest reason of a confirmation, in characters. */
    public static final int LONGEST_CONFIRMATION = 500;
    /** Most pages that are told. */
    public static final int MOST_PAGES = 100_000;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    public Document {
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw FieldPart.wrongType("mediaType");
        }
        if (size < 1) {
            throw FieldPart.wrongType("size");
        }
        FieldPart.requireText("title", title, LONGEST_TITLE);
        FieldPart.requireWritten("title", title);
        if (confirmed != null) {
            FieldPart.requireText("confirmed", confirmed, LONGEST_CONFIRMATION);
            FieldPart.requireWritten("confirmed", confirmed);
        }
        if (pages != null) {
            counted(pages);
        }
    }

    /** A document that names nobody else. */
    public Document(Id id, String kind, String mediaType, long size, Sha256 sha256, String title) {
        this(id, kind, mediaType, size, sha256, title, null, null);
    }

    /** A document of no pages. */
    public Document(
            Id id, String kind, String mediaType, long size, Sha256 sha256, String title, @Nullable String confirmed) {
        this(id, kind, mediaType, size, sha256, title, confirmed, null);
    }

    public Optional<Integer> findPages() {
        return Optional.ofNullable(pages);
    }

    public Optional<String> findConfirmed() {
        return Optional.ofNullable(confirmed);
    }

    public static Document read(Json.Obj json) {
        return new Document(
                json.id("id"),
                json.text("kind"),
                json.text("mediaType"),
                json.whole("size"),
                json.hash("sha256"),
                json.text("title"),
                json.findText("confirmed").orElse(null),
                json.findWhole("pages").map(Document::counted).orElse(null));
    }

    private static int counted(long pages) {
        if (pages < 1 || pages > MOST_PAGES) {
            throw FieldPart.wrongType("pages");
        }
        return (int) pages;
    }

    public Json.Obj write() {
        Json.Builder document = Json.object()
                .put("id", id)
                .put("kind", kind)
                .put("mediaType", mediaType)
                .put("size", size)
                .put("sha256", sha256)
                .put("title", title)
                .put("confirmed", findConfirmed());
        findPages().ifPresent(count -> document.put("pages", count));
        return document.build();
    }

    /** The id alone: a title may name the patient. */
    @Override
    public String toString() {
        return "Document[" + id + "]";
    }
}
