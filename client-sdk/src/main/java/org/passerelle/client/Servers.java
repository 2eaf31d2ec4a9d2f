package org.passerelle.client;

import java.net.URI;
import java.util.Set;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The addresses of mail servers. */
final class Servers {
    static final Set<String> SUBMISSION = Set.of("smtps", "smtp");
    static final Set<String> READING = Set.of("imaps", "imap");

    private Servers() {}

    static void require(URI uri, Set<String> schemes) {
        if (uri.getScheme() == null
                || !schemes.contains(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() < 1) {
            throw Refusal.of(ClientRefusal.SERVER)
                    .with(FactKey.EXPECTED, schemes)
                    .refused();
        }
    }
}
