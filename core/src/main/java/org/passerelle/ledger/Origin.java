package org.passerelle.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.canon.Id;
import org.passerelle.refusal.Refusal;

/**
 * A ledger's name, {@code passerelle/<node id>/<incarnation>}.
 *
 * @param node the node
 * @param incarnation random, new after a lost key or an accepted restore: then a new ledger begins
 */
public record Origin(Id node, Id incarnation) {
    private static final Pattern FORM = Pattern.compile("passerelle/([0-9a-f]{32})/([0-9a-f]{32})");

    /**
     * Reads exactly what {@link #text} writes.
     *
     * @throws org.passerelle.refusal.Refused with {@link LedgerRefusal#ORIGIN}
     */
    public static Origin parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Refusal.of(LedgerRefusal.ORIGIN).refused();
        }
        return new Origin(Id.parse(form.group(1)), Id.parse(form.group(2)));
    }

    public String text() {
        return "passerelle/" + node + "/" + incarnation;
    }

    @Override
    public String toString() {
        return text();
    }
}
