package org.passerelle.flow.clear;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.party.Patient;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;
import org.passerelle.port.letter.Edition;
import org.passerelle.port.letter.IntegrationError;
import org.passerelle.refusal.RefusalCode;

/**
 * Whether what an ordinary mail brings can be filed with its exchange, and if not, why, in ANS's terms. A mail that cannot be filed
 * is kept and shown all the same; nothing of its medical document is believed.
 */
final class Integration {
    private Integration() {}

    /**
     * Why it cannot be filed.
     *
     * @param why our own code, shown beside the mail
     * @param error ANS's, told to its sender
     */
    record Fault(RefusalCode why, IntegrationError error) {
        private static Fault of(IntegrationError error) {
            return new Fault(
                    switch (error) {
                        case VERSION -> FlowRefusal.DOCUMENT_VERSION;
                        case AUTHOR -> FlowRefusal.DOCUMENT_AUTHOR;
                        case PATIENT_UNKNOWN -> FlowRefusal.PATIENT_UNKNOWN;
                        case INS_MISSING -> FlowRefusal.INS_MISSING;
                        case TRAITS_DIFFER -> FlowRefusal.TRAITS_DIFFER;
                        case TRAITS_INCOMPLETE -> FlowRefusal.TRAITS_INCOMPLETE;
                        case OTHER -> FlowRefusal.UNREADABLE;
                    },
                    error);
        }

        /** Whether the document itself is here from now on, to be replaced by a better one. */
        boolean isKnown() {
            return error != IntegrationError.VERSION && error != IntegrationError.AUTHOR;
        }
    }

    /**
     * Of a mail that begins an exchange: nobody knows the patient yet, and there is nothing that its document could replace here. Such
     * a document stands for itself, whatever it replaced elsewhere.
     */
    static Optional<Fault> ofFirst(ClearMail mail) {
        return unread(mail).or(() -> first(mail, PatientMatch::fault).map(Fault::of));
    }

    /** Of a mail that belongs to an exchange; it is not noted there yet. The wrong patient is told before the wrong version. */
    static Optional<Fault> of(Dossier dossier, ClearMail mail) {
        return unread(mail)
                .or(() -> patient(dossier, mail).map(Fault::of))
                .or(() -> edition(dossier, mail).map(Fault::of));
    }

    /** What the reader found wrong with its archive or document. */
    static Optional<Fault> unread(ClearMail mail) {
        return mail.trouble().map(trouble -> new Fault(trouble.code(), IntegrationError.OTHER));
    }

    private static Optional<IntegrationError> patient(Dossier dossier, ClearMail mail) {
        Optional<Patient> known =
                dossier.state().opening().flatMap(done -> Sayings.patient(dossier.state(), done.content()));
        return first(
                mail, said -> known.isPresent() ? PatientMatch.fault(said, known.get()) : PatientMatch.fault(said));
    }

    /** What is wrong with the first of its medical documents that anything is wrong with. */
    private static Optional<IntegrationError> first(
            ClearMail mail, Function<Clinical.Traits, Optional<IntegrationError>> judged) {
        return mail.patients().stream()
                .flatMap(said -> judged.apply(said).stream())
                .findFirst();
    }

    private static Optional<IntegrationError> edition(Dossier dossier, ClearMail mail) {
        if (mail.editions().stream().map(Edition::replaces).allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        KnownEditions known = KnownEditions.of(dossier);
        // one may bring a document and its correction, in either order
        List<Edition> rising = mail.editions().stream()
                .sorted(Comparator.comparingInt(Edition::version))
                .toList();
        for (Edition said : rising) {
            Optional<IntegrationError> fault = known.fault(said);
            if (fault.isPresent()) {
                return fault;
            }
            known.add(said);
        }
        return Optional.empty();
    }
}
