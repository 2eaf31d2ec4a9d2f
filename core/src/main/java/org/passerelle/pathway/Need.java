package org.passerelle.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What a documents field must hold besides its bounds: so many of one kind, perhaps only for some lesions.
 *
 * @param when where it is needed, or null for everywhere
 * @param kind one of the field's kinds
 * @param min fewest of that kind, from 1
 * @param of what counts, or null for any document: the letter about a picture is no picture
 * @param say what people are told that is missing
 */
public record Need(
        @Nullable When when, String kind, int min, @Nullable Medium of, Words say) {
    /** Most needs of one field. */
    public static final int MOST = 20;

    public Need {
        PathwayLaw.requireWithin("min", min, 1, Field.DocumentsField.MOST);
    }

    /** One for which any document counts. */
    public Need(@Nullable When when, String kind, int min, Words say) {
        this(when, kind, min, null, say);
    }

    /** What a document is by its octets, which its kind does not say. */
    public enum Medium {
        /** JPEG, PNG. */
        PHOTOGRAPH {
            @Override
            boolean is(String mediaType) {
                return mediaType.startsWith("image/");
            }
        },
        /** EDF, EDF+. */
        RECORDING {
            @Override
            boolean is(String mediaType) {
                return !PHOTOGRAPH.is(mediaType) && !PDF.is(mediaType);
            }
        },
        /** A document of pages. */
        PDF {
            @Override
            boolean is(String mediaType) {
                return mediaType.equals("application/pdf");
            }
        };

        abstract boolean is(String mediaType);
    }

    /** Whether this content needs it. */
    public boolean holds(Json.Obj content) {
        return when == null || when.holds(content);
    }

    /** How many of these documents are of its kind. */
    private long count(List<Document> documents) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind) && (of == null || of.is(document.mediaType())))
                .count();
    }

    /** Refuses documents of which too few are of its kind. */
    void check(String field, List<Document> documents) {
        if (count(documents) < min) {
            throw say.in(Refusal.of(PathwayRefusal.DOCUMENTS_NEEDED)
                            .with(FactKey.FIELD, field)
                            .with(FactKey.ACTUAL, kind)
                            .with(FactKey.LIMIT, min))
                    .refused();
        }
    }

    /** Those needs, each of a kind that the field has and no more than it may hold. */
    static List<Need> ofKinds(List<Need> needs, List<Option> kinds, int max) {
        PathwayLaw.requireWithin("needs", needs.size(), 0, MOST);
        for (Need need : needs) {
            if (kinds.stream().noneMatch(kind -> kind.code().equals(need.kind())) || need.min() > max) {
                throw Refusal.of(PathwayRefusal.NEED_UNKNOWN)
                        .with(FactKey.SETTING, "needs")
                        .with(FactKey.ACTUAL, PathwayLaw.shown(need.kind()))
                        .refused();
            }
        }
        return List.copyOf(needs);
    }

    /**
     * What recordings among the documents are compared with (WIRE §7): the danger is the previous patient's night.
     *
     * @param start the instant at which a recording was to begin, or null where it is not compared
     * @param device the number of the device that made it, or null where it is not compared
     */
    public record Checks(Step.@Nullable Noted start, Step.@Nullable Noted device) {
        /** Nothing is compared. */
        public static final Checks NONE = new Checks(null, null);
    }
}
