package org.passerelle.letter.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.party.Patient;
import org.passerelle.pathway.ClinicalModel;

/**
 * What a French medical document says: the one source of its CDA, its PDF and its metadata.
 *
 * @param kind a request (TLM-DA), a report (TLM-CR), or a letter: a paper in a CDA of its own type
 * @param version which document, of which series
 * @param exchange the exchange, whose id is the order that ties a report to its request ({@code inFulfillmentOf})
 * @param at when the step was taken: the document's time, its validation and the act's
 * @param title in French, such as {@code Demande de téléexpertise}
 * @param patient whose it is
 * @param author who wrote it and answers for it
 * @param recipient whom it is for
 * @param copies who gets a copy: the médecin traitant when that is somebody else
 * @param passages what it says, in order; a report holds the request's question too
 * @param moments what happened when, in order
 * @param attached what travels with it
 * @param type its LOINC code where the pathway names one, or null for that of its kind
 */
public record ClinicalDocument(
        ClinicalModel.Kind kind,
        Version version,
        Id exchange,
        Instant at,
        String title,
        Patient patient,
        Party author,
        Party recipient,
        List<Party> copies,
        List<Passage> passages,
        List<Moment> moments,
        List<Attached> attached,
        @Nullable String type) {
    private static final String TLM_DA = "75496-0";
    private static final String TLM_CR = "85208-7";

    /**
     * Something that happened, or is due.
     *
     * @param title in French, such as {@code Demandé le}
     * @param at when; shown in Paris time
     * @param words how people are told of it where that says more than the date, or null
     */
    public record Moment(String title, Instant at, @Nullable String words) {
        public Optional<String> findWords() {
            return Optional.ofNullable(words);
        }
    }

    public ClinicalDocument {
        copies = List.copyOf(copies);
        passages = List.copyOf(passages);
        moments = List.copyOf(moments);
        attached = List.copyOf(attached);
    }

    /** One of the type of its kind. */
    public ClinicalDocument(
            ClinicalModel.Kind kind,
            Version version,
            Id exchange,
            Instant at,
            String title,
            Patient patient,
            Party author,
            Party recipient,
            List<Party> copies,
            List<Passage> passages,
            List<Moment> moments,
            List<Attached> attached) {
        this(kind, version, exchange, at, title, patient, author, recipient, copies, passages, moments, attached, null);
    }

    /** What it is, as LOINC has it. */
    public String loinc() {
        if (type != null) {
            return type;
        }
        return kind == ClinicalModel.Kind.REQUEST ? TLM_DA : TLM_CR;
    }

    /** Whether it is one of the two of a téléexpertise, which CI-SIS and their readers call by their own names. */
    public boolean isTelemedicine() {
        return loinc().equals(TLM_DA) || loinc().equals(TLM_CR);
    }

    /** The passages of one part, in order. */
    public List<Passage> passages(ClinicalModel.Part part) {
        return passages.stream().filter(passage -> passage.part() == part).toList();
    }

    /**
     * What is attached and does not stand inside the CDA, so is a file beside it: of a report or a letter everything, for its CDA holds the paper
     * and nothing else.
     */
    public List<Attached> beside() {
        return attached.stream()
                .filter(each -> kind != ClinicalModel.Kind.REQUEST || !each.inside())
                .toList();
    }

    /** What people quote on the phone. */
    public String reference() {
        return exchange.reference();
    }

    @Override
    public String toString() {
        return "ClinicalDocument[" + kind + "]";
    }
}
