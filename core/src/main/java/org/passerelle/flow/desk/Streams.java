package org.passerelle.flow.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StreamRow;

/** The letter streams of one exchange: what they are called and how far they are. */
public final class Streams {
    private Streams() {}

    /** Letters that come: a stream is (node, incarnation, exchange, address), the address being ours. */
    public static String in(Origin sender, Id exchange, MailAddress ours) {
        return "in:" + sender.text() + "/" + exchange + "/" + ours.value();
    }

    /** Whose mailbox a stream of letters that come ends in. */
    public static MailAddress mailbox(String in) {
        return new MailAddress(in.substring(in.lastIndexOf('/') + 1));
    }

    /** Letters that go. Our own node goes without saying. */
    public static String out(Origin ours, Id exchange, MailAddress theirs) {
        return "out:" + ours.incarnation() + "/" + exchange + "/" + theirs.value();
    }

    /** The letters of an exchange that are of this incarnation: those before it were of other streams. */
    public static Set<Sha256> own(Premises premises, Dossier dossier) {
        String ledger = premises.self().origin().text();
        return dossier.remarks(Kind.SEALED).stream()
                .filter(letter -> isOf(ledger, letter))
                .map(letter -> letter.hash("letter"))
                .collect(Collectors.toSet());
    }

    /** Whether a letter was sealed under that ledger. */
    static boolean isOf(String ledger, Json.Obj letter) {
        return letter.findText("ledger").filter(ledger::equals).isPresent();
    }

    public static StreamRow row(Premises premises, String key, Id exchange) {
        return premises.store().correspondence().stream(key).orElse(new StreamRow(key, exchange, 1, null, -1, 0));
    }

    /** The last place without gap that we saw of the other side, 0 before the first: letters are applied in order. */
    public static long seen(Dossier dossier, MailAddress theirs) {
        List<Json.Obj> received = dossier.remarks(Kind.RECEIVED).stream()
                .filter(facts -> facts.text("from").equals(theirs.value()))
                .toList();
        return received.isEmpty() ? 0 : received.get(received.size() - 1).whole("seq");
    }
}
