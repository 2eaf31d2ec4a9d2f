package org.passerelle.flow.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Octets;
import org.passerelle.ledger.EndorsementOpener;
import org.passerelle.ledger.KeyHistory;
import org.passerelle.ledger.OpenedEndorsement;
import org.passerelle.ledger.Origin;
import org.passerelle.port.keep.Change;
import org.passerelle.port.trust.Sender;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * The ledger keys of correspondents, believed once the organisation that signs their letters has endorsed them, and followed
 * from one key to the next.
 */
public final class LedgerKeys {
    private final EndorsementOpener opener;

    public LedgerKeys(EndorsementOpener opener) {
        this.opener = opener;
    }

    /**
     * What is known of one ledger's keys.
     *
     * @param history the keys in their order
     * @param signed the same endorsements in CMS, as they came
     */
    public record Known(KeyHistory history, List<byte[]> signed) {
        public Known {
            signed = List.copyOf(signed);
        }

        private boolean has(byte[] cms) {
            return signed.stream().anyMatch(one -> Arrays.equals(one, cms));
        }

        /** The change that keeps it. */
        public Change remember() {
            byte[] octets = Canon.octets(Json.object()
                    .put("history", history.octets())
                    .put(
                            "signed",
                            Json.texts(signed.stream().map(Octets::format).toList()))
                    .build());
            return new Change.Secret(name(history.origin().text()), octets);
        }
    }

    public static Optional<Known> of(Premises premises, String origin) {
        return premises.store()
                .secrets()
                .secret(name(origin))
                .map(Canon::read)
                .map(json -> new Known(
                        KeyHistory.read(json.octets("history")),
                        json.array("signed").texts().stream().map(Octets::parse).toList()));
    }

    private static String name(String origin) {
        return "ledger-keys-of/" + origin;
    }

    /**
     * What is known once a letter's endorsements were read. At first contact the history begins with the first of them that
     * holds now; later each new one must follow the one before.
     *
     * @return empty when nothing was known and the letter has none
     * @throws Refused when one was endorsed by another organisation or for another ledger, or does not follow
     */
    public Optional<Known> learn(Optional<Known> before, List<byte[]> endorsements, Origin origin, Sender sender) {
        @Nullable Known known = before.orElse(null);
        @Nullable Refused unheld = null;
        for (byte[] cms : endorsements) {
            if (known == null) {
                try {
                    known = new Known(KeyHistory.begin(endorsed(cms, origin, sender)), List.of(cms));
                } catch (Refused refused) {
                    unheld = refused;
                }
            } else if (!known.has(cms)) {
                known = follow(known, cms, endorsed(cms, origin, sender));
            }
        }
        if (known == null && unheld != null) {
            throw unheld;
        }
        return Optional.ofNullable(known);
    }

    private static Known follow(Known known, byte[] cms, OpenedEndorsement opened) {
        if (known.history().knows(opened.endorsement())) {
            return known;
        }
        List<byte[]> signed = new ArrayList<>(known.signed());
        signed.add(cms);
        return new Known(known.history().rotate(opened), signed);
    }

    private OpenedEndorsement endorsed(byte[] cms, Origin origin, Sender sender) {
        OpenedEndorsement opened = opener.open(cms, Optional.empty());
        boolean same = sender.organisation()
                .filter(structure -> structure.value().equals(opened.structure()))
                .isPresent();
        if (!same || !opened.endorsement().origin().equals(origin)) {
            throw Refusal.of(FlowRefusal.ORGANISATION_DIFFERS).refused();
        }
        return opened;
    }
}
