package org.passerelle.client.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/**
 * Who takes part in a rehearsal, with their keys. Making RSA keys takes a second or two, so one seed's cast is made once in a
 * JVM.
 *
 * @param anchors whom everybody believes
 * @param server the simulated mail server's certificate and key
 */
record Cast(TrustAnchors anchors, Issued server, Party practice, Party hospital, Party specialist) {
    private static final Map<Long, Cast> MADE = new ConcurrentHashMap<>();

    static Cast of(long seed) {
        return MADE.computeIfAbsent(seed, each -> make(each, Rehearsal.START));
    }

    /** A cast whose certificates are valid from the day before {@code start}. */
    static Cast make(long seed, Instant start) {
        var pki = new TestPki(new SeededRandom(seed), () -> start);
        Organisation practice = organisation("1550000099", "CABINET D'ESSAI");
        Organisation hospital = organisation("1550000012", "CH D'EXEMPLE");
        Organisation specialist = organisation("1550000077", "CABINET DE CARDIOLOGIE FICTIF");
        var mail = new Leaf.Subject("Meuse (55)", "OPERATEUR FICTIF", new StructureId("1550000066"), "messagerie");
        return new Cast(
                pki.anchors(),
                pki.issue(Leaf.tlsServer(mail, List.of("localhost"))),
                Party.split(pki, practice),
                Party.split(pki, hospital),
                Party.combined(pki, specialist));
    }

    private static Organisation organisation(String structure, String name) {
        return new Organisation(new StructureId(structure), name, null);
    }
}
