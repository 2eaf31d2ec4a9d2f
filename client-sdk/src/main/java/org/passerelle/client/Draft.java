package org.passerelle.client;

import java.io.InputStream;
import java.io.Serial;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.Proposal;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/**
 * A step being written: a request, a supply of information, an answer. Nothing is kept before {@link #send}; everything is
 * durable when it returns. The named methods fill the fields of an avis, {@link #put} those of any pathway.
 *
 * <pre>{@code
 * Exchange exchange = line.avis(doctor)
 *         .patient(patient).oralConsent("Dr Jeanne Essai", now).noMedecinTraitant()
 *         .dangerToLife(false).urgency("ordinary")
 *         .question("Faut-il retirer cette lésion ?").history("Apparue il y a six mois.").treatment("aucun")
 *         .attach("dermoscopic", "Avant-bras gauche", Path.of("lesion.jpg"))
 *         .send();
 * }</pre>
 */
public final class Draft {
    private final Engine engine;
    private final String step;
    private final Professional actor;
    private final String phone;
    private final Function<Proposal, Snapshot> sender;
    private final @Nullable Line line;
    private final Json.Builder content = Json.object();
    private final List<Proposal.Parcel> parcels = new ArrayList<>();
    final List<Document> leftOut = new ArrayList<>();
    private @Nullable Person filer;
    private @Nullable String reference;
    private @Nullable Exchange sent;

    Draft(
            Engine engine,
            String step,
            Professional actor,
            String phone,
            Function<Proposal, Snapshot> sender,
            @Nullable Line line) {
        this.engine = engine;
        this.step = step;
        this.actor = actor;
        this.phone = phone;
        this.sender = sender;
        this.line = line;
    }

    /** Whom the request is about, with INS or the reason why there is none. */
    public Draft patient(Patient patient) {
        return put("patient", PartyJson.write(patient));
    }

    /** How the patient's consent was asked for; a refused one is refused here too. */
    public Draft consent(Consent consent) {
        return put("consent", consent.write());
    }

    /** The patient agreed, by word of mouth. */
    public Draft oralConsent(String askedBy, Instant at) {
        return consent(new Consent(true, askedBy, at, Consent.How.ORAL));
    }

    /** The patient's médecin traitant, who is named in the letter. */
    public Draft medecinTraitant(Professional doctor) {
        return put("medecinTraitant", PartyJson.write(doctor));
    }

    /** The patient has none. */
    public Draft noMedecinTraitant() {
        return put("medecinTraitant", Field.ProfessionalField.NONE);
    }

    /** Whether life is in danger now: then {@link #send} throws {@link Emergency} and no letter leaves. */
    public Draft dangerToLife(boolean danger) {
        return put("dangerToLife", danger);
    }

    /** One of {@link Line#urgencies}. */
    public Draft urgency(String code) {
        return put(Form.URGENCY, code);
    }

    /** One precise question. */
    public Draft question(String text) {
        return put("question", text);
    }

    /** What the team must know of the patient's history and of the complaint. */
    public Draft history(String text) {
        return put("history", text);
    }

    /** The current treatment, or {@code aucun}. */
    public Draft treatment(String text) {
        return put("treatment", text);
    }

    /** Whether the team may turn the request into a visit or an admission. */
    public Draft mayConvert(boolean may) {
        return put("mayConvert", may);
    }

    /** Any text, choice, date or address of the form. */
    public Draft put(String field, String value) {
        return put(field, Json.text(value));
    }

    /** Any flag of the form. */
    public Draft put(String field, boolean value) {
        return put(field, (Json) new Json.Bool(value));
    }

    /** Any number of the form, with as many decimals as were measured. */
    public Draft put(String field, BigDecimal number) {
        return put(field, Json.text(number.toPlainString()));
    }

    /** Any moment of the form. */
    public Draft put(String field, Instant moment) {
        return put(field, Json.text(Instants.format(moment)));
    }

    /** Any choice of the form that allows several. */
    public Draft put(String field, List<String> codes) {
        return put(field, Json.texts(codes));
    }

    /** Any field of the form, as canonical documents write it. */
    public Draft put(String field, Json value) {
        content.put(field, value);
        return this;
    }

    /**
     * Attaches a photograph or a recording. It is recognised by its bytes, checked, and cleaned of what identifies the patient
     * when it is sent; the file itself is not changed.
     *
     * @param kind a code of the form's documents field
     * @param title what people read beside it
     */
    public Draft attach(String kind, String title, Path file) {
        return attach(kind, title, () -> Files.newInputStream(file));
    }

    /** As the other, from wherever the host keeps it; opened once or more while sending, and closed. */
    public Draft attach(String kind, String title, Callable<InputStream> source) {
        parcels.add(new Proposal.Parcel(kind, title, source, null));
        return this;
    }

    /** Attaches a file of the ordinary mail that a step is entered from; who attaches it has read it. */
    public Draft attach(String kind, String title, Mail mail, Mail.File file, Professional reader) {
        return attach(kind, title, () -> mail.attached(file, reader));
    }

    /** Attaches a recording that names somebody else than the patient, with the reason why it is theirs all the same. */
    public Draft attachConfirmed(String kind, String title, Callable<InputStream> source, String reason) {
        parcels.add(new Proposal.Parcel(kind, title, source, reason));
        return this;
    }

    /** The documents of the earlier request that {@link Line#followOn} did not attach: of a kind that this form has not, or too many. */
    public List<Document> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Filed in the professional's name by somebody whom they named ({@link People#delegate}); the trace tells both. Not for {@link Exchange#entering}. */
    public Draft filedBy(Person secretary) {
        filer = secretary;
        return this;
    }

    /**
     * What the host calls this request, in 1 to 128 visible ASCII characters: one reference is sent once to a line, for 30 days. A host
     * that does not know whether it was, because its program ended, fills in the same again under it, or asks {@link Line#sent}.
     */
    public Draft reference(String ofHost) {
        reference = ofHost;
        return this;
    }

    /**
     * When the answer would be due if this request left now, to be shown before it does: {@code avant mardi 24/11 à 16 h 30}.
     *
     * @throws IllegalStateException for a step that opens no exchange
     */
    public String dueInWords() {
        if (line == null) {
            throw new IllegalStateException("only a request has a due date before it is sent");
        }
        return line.dueInWordsIfSentNow(content.build().findText(Form.URGENCY).orElse(""));
    }

    /**
     * Checks, seals and hands over to the outbox; returns the exchange with its id and due date. A draft is
     * sent once: doing it again, after a click too many or an exception, gives the same exchange.
     *
     * @throws Emergency when danger to life was ticked
     * @throws Excluded when the form says that this must not leave; it says what to do instead
     * @throws ConsentRefused when the patient did not consent; that is kept, nothing else is
     * @throws Refused with the code of what is missing or wrong; nothing was sent
     */
    public synchronized Exchange send() {
        if (sent != null) {
            return sent;
        }
        try {
            String name = reference == null ? engine.reference() : reference;
            reference = name;
            sent = new Exchange(engine, sender.apply(new Proposal(step, actor, content.build(), parcels, filer, name)));
            return sent;
        } catch (Refused refused) {
            throw Stopped.of(refused, phone);
        }
    }

    /** Danger to life was ticked: no letter left, and none is kept. Show {@link #banner}, large, and let the person call. */
    public static final class Emergency extends Stopped {
        @Serial
        private static final long serialVersionUID = 1L;

        Emergency(Refused why, String phone) {
            super(why, banner(phone, true), banner(phone, false), phone);
        }

        /** The same as {@link #words}. */
        public String banner() {
            return words();
        }
    }

    /** The form does not take this by letter: nothing left and nothing is kept. Show its words, which say what to do instead. */
    public static final class Excluded extends Stopped {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String field;

        Excluded(Refused why, String phone) {
            super(why, fact(why, FactKey.WORDS_FR), fact(why, FactKey.WORDS_EN), phone);
            this.field = fact(why, FactKey.FIELD);
        }

        /** The field whose answer it is. */
        public String field() {
            return field;
        }
    }

    /** The patient did not consent: no letter left and no exchange was begun; who asked, when and how is kept under a reference. */
    public static final class ConsentRefused extends Stopped {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String reference;

        ConsentRefused(Refused why, String phone) {
            super(why, refused(why, true), refused(why, false), phone);
            this.reference = fact(why, FactKey.REFERENCE);
        }

        /** Names what was kept; it says nothing of the patient, so note it in their file. */
        public String reference() {
            return reference;
        }
    }

    /** The step alone: a draft is clinical content. */
    @Override
    public String toString() {
        return "Draft[" + step + "]";
    }
}
