package org.passerelle.client;

import java.io.Serial;
import org.passerelle.refusal.Refused;

/**
 * Danger to life was ticked: no letter left, and none is kept. Show the banner, large, and let the person call.
 *
 * <pre>{@code
 * try {
 *     draft.send();
 * } catch (Emergency emergency) {
 *     show(emergency.banner());   // "Urgence vitale : appelez le 15 (SAMU)… puis la ligne au 03 29 …"
 *     dial(emergency.phone());
 * }
 * }</pre>
 */
public final class Emergency extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String phone;

    Emergency(String phone, Refused why) {
        super(why.getMessage(), why);
        this.phone = phone;
    }

    /** What people must read, in French. */
    public String banner() {
        return "Urgence vitale : une lettre n'est pas faite pour cela et aucune n'a été envoyée. Appelez le 15 (SAMU), puis la"
                + " ligne au " + phone + ".";
    }

    /** The line's phone number, as its card says it. */
    public String phone() {
        return phone;
    }
}
