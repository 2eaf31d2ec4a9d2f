package org.passerelle.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.card.PracticeCard;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.clear.ClearDesk;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.Refused;

/**
 * What a line answers with a document goes to the patient's médecin traitant too, when that is somebody else than who asked: to the mailbox that the directory
 * knows of them, by an ordinary mail, or, where a card says that they read sealed letters, as an exchange of its own that the line
 * begins. Where neither can be done the answer goes its way all the same, and people are alarmed.
 */
final class CopyReport {
    /** The alarm: nobody could be written to; the line sends the copy by its own means. */
    public static final String NOT_COPIED = "clear.report-not-copied";

    private final Premises premises;
    private final ClearDesk desk;
    private final SealedCopy sealed;

    CopyReport(Premises premises) {
        this.premises = premises;
        this.desk = new ClearDesk(premises);
        this.sealed = new SealedCopy(premises);
    }

    /** Writes the copy of a step of ours, when it is a report and there is somebody to get it. */
    void copy(Dossier dossier, Fact.StepDone done) {
        Step step = dossier.state().pathway().step(done.step());
        boolean asked = !dossier.state().begunByLine(); // a line chooses itself to whom it writes of itself
        boolean report =
                asked && done.side() == Side.EXPERT && step.findDocument().isPresent();
        Optional<Professional> own = report ? ownDoctor(dossier) : Optional.empty();
        if (own.isPresent()) {
            copy(dossier, done, own.get());
        }
    }

    /** The médecin traitant that the request names, unless they asked themselves. */
    private static Optional<Professional> ownDoctor(Dossier dossier) {
        return dossier.state()
                .opening()
                .flatMap(asked -> dossier.state()
                        .pathway()
                        .step(asked.step())
                        .form()
                        .find(Field.ProfessionalField.class)
                        .flatMap(field -> asked.content().find(field.name()))
                        .filter(Json.Obj.class::isInstance)
                        .map(named -> PartyJson.professional((Json.Obj) named))
                        .filter(doctor -> !doctor.rpps().equals(asked.actor().rpps())));
    }

    private void copy(Dossier dossier, Fact.StepDone done, Professional doctor) {
        try {
            Optional<MailAddress> mailbox = mailbox(doctor);
            if (mailbox.isEmpty()) {
                notCopied(dossier, "unknown");
                return;
            }
            Optional<PracticeCard> practice = sealed.practice(mailbox.get());
            if (practice.isPresent()) {
                sealed.write(dossier, done, doctor, practice.get(), mailbox.get());
            } else {
                desk.copy(dossier, Sayings.of(dossier.state(), done), mailbox.get());
            }
        } catch (Refused refused) {
            notCopied(dossier, refused.code().code());
        }
    }

    /**
     * Their own mailbox, which the directory gives to that number and to that name, and which nobody gives to somebody else: a number
     * that was mistyped may be another doctor's.
     */
    private Optional<MailAddress> mailbox(Professional doctor) {
        Directory directory = premises.directory();
        return directory.mailboxesOf(doctor.rpps()).entries().stream()
                .filter(entry -> entry.kind().isPersonal() && isNamed(entry, doctor))
                .map(DirectoryEntry::address)
                .filter(address -> isSure(directory.find(address)))
                .findFirst();
    }

    private static boolean isNamed(DirectoryEntry entry, Professional doctor) {
        return folded(entry.label().name()).contains(folded(doctor.familyName()));
    }

    private static boolean isSure(Directory.Answer answer) {
        return !answer.isContested() && answer.away().isEmpty();
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static void notCopied(Dossier dossier, String why) {
        dossier.remark(Kind.ALARMED, Json.object().put("code", NOT_COPIED).put("why", why));
        dossier.alarm(NOT_COPIED);
    }
}
