package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.LastGood;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.revocation.RevocationDesk;
import org.passerelle.seal.revocation.RevocationRules;
import org.passerelle.specs.fuzz.Seeds;

/** A certificate whose revocation one source tells, which says what it likes. */
final class Revoking {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final URI ROOT = URI.create("http://crl.example/root.crl");

    private final String source;
    private final X509Certificate leaf;
    private final TrustAnchors anchors;
    private final byte[] ofRoot;

    /** @param source the host whose answers are given */
    Revoking(String source) throws IOException {
        this.source = source;
        this.leaf = Pem.certificates(Seeds.ownText("revocation/leaf.pem")).get(0);
        this.anchors = TrustAnchors.of(Pem.certificates(Seeds.ownText("revocation/anchors.pem")), List.of());
        this.ofRoot = Seeds.own("revocation/root.crl");
    }

    /** What is known of the certificate when the source answers that. */
    Standing after(byte[] answer) {
        RevocationRules usual = RevocationRules.usual();
        var rules = new RevocationRules(List.of(ROOT), false, usual.refresh(), usual.retry(), usual.limits());
        return new RevocationDesk(anchors, fetcher(answer), LastGood.none(), rules, () -> NOW, Mailbox.random())
                .ask(leaf);
    }

    private Fetcher fetcher(byte[] answer) {
        return new Fetcher() {
            @Override
            public boolean allows(URI uri) {
                return true;
            }

            @Override
            public byte[] fetch(Order order) {
                if (order.uri().equals(ROOT)) {
                    return ofRoot.clone();
                }
                if (order.uri().getHost().equals(source)) {
                    return answer.clone();
                }
                throw Refusal.of(FetchRefusal.STATUS).refused();
            }
        };
    }
}
