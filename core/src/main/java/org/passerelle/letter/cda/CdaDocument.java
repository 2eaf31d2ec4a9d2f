package org.passerelle.letter.cda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.letter.cda.narrative.Narrative;

/**
 * A clinical document as it was read: what it says of itself, of whom it speaks, and what it tells. Nothing of it is believed for
 * being there; what is missing is empty.
 *
 * @param id the document's, or null
 * @param set that of its series, or null
 * @param version its number in the series, 0 when it states none
 * @param type what kind of document it is; an unknown kind is kept as it is
 * @param title as written
 * @param at its time, or null
 * @param patient of whom it is
 * @param authors who wrote it, in order
 * @param recipients for whom it is, those in copy included, in order
 * @param orders what it answers ({@code inFulfillmentOf})
 * @param replaces the documents whose place it takes ({@code RPLC})
 * @param sections what it tells, when it is structured
 * @param media the files inside, in order
 * @param body the file that is its body, when it is not structured, or null
 */
public record CdaDocument(
        @Nullable Identifier id,
        @Nullable Identifier set,
        int version,
        Code type,
        String title,
        @Nullable Instant at,
        CdaPatient patient,
        List<CdaParty> authors,
        List<CdaParty> recipients,
        List<Identifier> orders,
        List<Identifier> replaces,
        List<Section> sections,
        List<Media> media,
        @Nullable Media body) {

    /**
     * An instance identifier (II).
     *
     * @param root an OID or UUID
     * @param extension the number under it, or empty
     */
    public record Identifier(String root, String extension) {
        @Override
        public String toString() {
            return "Identifier[" + root + "]";
        }
    }

    /**
     * A coded value; a member that is missing is empty.
     *
     * @param name what its sender calls it
     */
    public record Code(String code, String system, String name) {
        static final Code NONE = new Code("", "", "");
    }

    /**
     * A heading and what stands under it.
     *
     * @param narrative what it tells
     * @param sections those inside, in order
     */
    public record Section(Code code, String title, List<Narrative> narrative, List<Section> sections) {
        public Section {
            narrative = List.copyOf(narrative);
            sections = List.copyOf(sections);
        }

        @Override
        public String toString() {
            return "Section[" + code.code() + "]";
        }
    }

    /**
     * A file inside the document.
     *
     * @param index its place in the document, from 0
     * @param name by which the narrative refers to it, or empty
     * @param ids its own
     * @param mediaType as stated, or empty: what it is, its octets say
     */
    public record Media(int index, String name, List<Identifier> ids, String mediaType) {
        public Media {
            ids = List.copyOf(ids);
        }
    }

    public CdaDocument {
        authors = List.copyOf(authors);
        recipients = List.copyOf(recipients);
        orders = List.copyOf(orders);
        replaces = List.copyOf(replaces);
        sections = List.copyOf(sections);
        media = List.copyOf(media);
    }

    public Optional<Instant> findAt() {
        return Optional.ofNullable(at);
    }

    public Optional<Media> findBody() {
        return Optional.ofNullable(body);
    }

    /** The first section with that LOINC code, wherever it stands. */
    public Optional<Section> section(String loinc) {
        return find(sections, loinc);
    }

    private static Optional<Section> find(List<Section> among, String loinc) {
        for (Section section : among) {
            Optional<Section> found =
                    section.code().code().equals(loinc) ? Optional.of(section) : find(section.sections(), loinc);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "CdaDocument[" + type.code() + "]";
    }
}
