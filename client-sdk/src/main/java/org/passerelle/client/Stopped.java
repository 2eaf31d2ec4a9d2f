package org.passerelle.client;

import java.io.Serial;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** Nothing left, because of what the form's answers say; people must read why, and what to do. */
abstract class Stopped extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String french;
    private final String english;
    private final String phone;

    Stopped(Refused why, String french, String english, String phone) {
        super(why.getMessage(), why);
        this.french = french;
        this.english = english;
        this.phone = phone;
    }

    /** What people must read, in French. */
    public String words() {
        return french;
    }

    /** The same in English. */
    public String wordsInEnglish() {
        return english;
    }

    /** The line's phone number, as its card says it; empty where its card is not here. */
    public String phone() {
        return phone;
    }

    /** What the host is told: a refusal that people must read about, or the refusal itself. */
    static RuntimeException of(Refused refused, String phone) {
        if (refused.refusal().is(PathwayRefusal.EMERGENCY)) {
            return new Draft.Emergency(refused, phone);
        } else if (refused.refusal().is(PathwayRefusal.EXCLUDED)) {
            return new Draft.Excluded(refused, phone);
        }
        return refused.refusal().is(PathwayRefusal.CONSENT_REFUSED)
                ? new Draft.ConsentRefused(refused, phone)
                : refused;
    }

    static String fact(Refused refused, FactKey key) {
        return String.valueOf(refused.refusal().facts().get(key));
    }

    /** That a patient refused, in French or English. */
    static String refused(Refused why, boolean french) {
        String reference = fact(why, FactKey.REFERENCE);
        return french
                ? "La personne n'a pas consenti : rien n'a été envoyé. Son refus est consigné sous la référence "
                        + reference + ", à noter dans son dossier."
                : "The person did not consent: nothing was sent. The refusal is kept under the reference " + reference
                        + ", to be noted in their file.";
    }

    /** The banner in French or English. */
    static String banner(String phone, boolean french) {
        if (phone.isEmpty()) {
            return french ? Form.EMERGENCY.fr() : Form.EMERGENCY.en();
        }
        return french
                ? "Urgence vitale : une lettre n'est pas faite pour cela et aucune n'a été envoyée. Appelez le 15 (SAMU) ou le 112, puis"
                        + " la ligne au " + phone + "."
                : "Danger to life is not a matter for a letter, and none was sent. Call 15 (SAMU) or 112, then the line at "
                        + phone + ".";
    }
}
