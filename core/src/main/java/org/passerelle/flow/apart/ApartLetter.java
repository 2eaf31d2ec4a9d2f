package org.passerelle.flow.apart;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.desk.About;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.HeldLetter;
import org.passerelle.port.keep.QuarantineRow;

/**
 * A mail that had no effect and is kept for people to look at.
 *
 * @param id the mail's hash, for a letter that waits its letter id; the trace names it so
 * @param mailbox which of our addresses received it
 * @param arrivedAt when it arrived
 * @param standing what it waits for, or what is wrong with it
 * @param code the refusal's code, {@link #HELD} for a letter that waits for an earlier one
 * @param about who sent it, as far as that is verified, and its exchange
 */
public record ApartLetter(
        Sha256 id, MailAddress mailbox, Instant arrivedAt, Standing standing, String code, About about) {
    /** The code of a letter that waits for an earlier one. */
    public static final String HELD = "flow.letter-held";
    /** The code of one whose signer's revocation nobody can tell of now. */
    public static final String REVOCATION_UNKNOWN = "seal.revocation-unknown";

    /** What a mail without effect is, in words for people. */
    public enum Standing {
        HELD("Lettre arrivée dans le désordre : elle prendra effet quand la précédente sera là."),
        UNBOUND("Adresse d'expédition non confirmée : rien n'est appliqué avant la confirmation de la fiche."),
        OTHER_CERTIFICATE(
                "Correspondant connu, mais certificat que sa fiche confirmée ne nomme pas : rien n'est appliqué avant la confirmation"
                        + " d'une nouvelle fiche."),
        UNKNOWN_CORRESPONDENT("Correspondant sans fiche confirmée : rien n'est appliqué avant sa confirmation."),
        REVOCATION_UNKNOWN(
                "Révocation inconnue : l'autorité de certification n'a pas répondu. Rien n'est appliqué ; la lettre sera jugée dès"
                        + " sa réponse."),
        REVOCATION_UNRESOLVED(
                "Révocation restée inconnue pendant 72 heures : rien n'est appliqué. Demandez à l'expéditeur de renvoyer sa"
                        + " lettre."),
        STALE(
                "Lettre datée d'il y a plus de 30 jours, ou d'un moment à venir : elle n'est jamais appliquée d'elle-même."),
        REFUSED("Lettre signée mais refusée : rien n'est appliqué."),
        UNVERIFIED("Signature non vérifiée : expéditeur non vérifié, contenu non affiché.");

        private final String sentence;

        Standing(String sentence) {
            this.sentence = sentence;
        }

        /** One French sentence. */
        public String sentence() {
            return sentence;
        }

        /** As programs read it, {@code unknown-correspondent}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ApartLetter of(QuarantineRow row) {
        About about = About.read(row.about());
        return new ApartLetter(
                row.content(),
                new MailAddress(row.mailbox()),
                row.arrivedAt(),
                standing(row.code(), about),
                row.code(),
                about);
    }

    static ApartLetter of(HeldLetter held, MailAddress mailbox) {
        return new ApartLetter(held.letter(), mailbox, held.arrivedAt(), Standing.HELD, HELD, About.read(held.about()));
    }

    private static Standing standing(String code, About about) {
        if (about.letter() == null) {
            return Standing.UNVERIFIED;
        }
        return switch (code) {
            case "seal.unbound" -> Standing.UNBOUND;
            case "seal.other-certificate" -> Standing.OTHER_CERTIFICATE;
            case "seal.stale" -> Standing.STALE;
            case REVOCATION_UNKNOWN -> Standing.REVOCATION_UNKNOWN;
            case "flow.revocation-unresolved" -> Standing.REVOCATION_UNRESOLVED;
            case "flow.unknown-correspondent" -> Standing.UNKNOWN_CORRESPONDENT;
            default -> Standing.REFUSED;
        };
    }

    /** Whether a certificate that leads to one of our authorities signed it. */
    public boolean verified() {
        return about.letter() != null;
    }

    /** Whether people may read what it says. */
    public boolean readable() {
        return about.readable();
    }

    public Optional<Id> exchange() {
        return Optional.ofNullable(about.exchange());
    }

    /** Who sent it, in words: the verified certificate's subject and structure, else what the mail claims, marked as unverified. */
    public String sender() {
        String subject = about.subject();
        if (subject != null) {
            return about.organisation() == null ? subject : subject + " (" + about.organisation() + ")";
        }
        return about.from() == null ? "expéditeur non vérifié" : about.from().value() + " (expéditeur non vérifié)";
    }

    /** The code alone. */
    @Override
    public String toString() {
        return "ApartLetter[" + code + "]";
    }
}
