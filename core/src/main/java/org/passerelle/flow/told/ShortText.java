package org.passerelle.flow.told;

import java.util.List;
import java.util.Optional;
import org.passerelle.card.LineOffer;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Premises;

/**
 * What a short message says, nothing of it clinical.
 *
 * @param title whose line it concerns
 * @param words what happened
 * @param due until when, or empty
 * @param reference the exchange's short number, or empty
 */
record ShortText(String title, String words, String due, String reference) {
    private static final String START = "Passerelle ";
    /** A title is not cut below so many characters while the due date can go instead. */
    private static final int LEAST_TITLE = 12;

    static ShortText of(Premises premises, Dossier dossier, Tiding tiding) {
        Optional<LineOffer> offer = Tiding.offer(premises, dossier);
        String title = offer.map(own -> own.title().fr()).orElse(tiding.ours().value());
        Reason reason = tiding.reason();
        if (reason == Reason.MEANWHILE) {
            return new ShortText(title, reason.words(), "", "");
        }
        String call =
                reason.calls() ? offer.map(own -> ", appelez le " + own.phone()).orElse("") : "";
        return new ShortText(
                title,
                reason.words() + call,
                tiding.due(dossier).map(due -> ", attendue " + due).orElse(""),
                ". Réf. " + Tiding.reference(dossier));
    }

    /** In GSM 03.38's basic alphabet, so many characters at most: where not all fits, the title is cut, then the due date goes. */
    String within(int most) {
        String name = Gsm7.of(title);
        for (String said : List.of(words + due + reference, words + reference)) {
            String rest = Gsm7.of(" : " + said);
            int room = most - START.length() - rest.length();
            if (room >= Math.min(LEAST_TITLE, name.length())) {
                return START + name.substring(0, Math.min(room, name.length())) + rest;
            }
        }
        String least = Gsm7.of(START + words + reference);
        return least.substring(0, Math.min(most, least.length()));
    }
}
