package org.passerelle.gateway;

import java.nio.file.Path;
import org.passerelle.canon.Id;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.gateway.config.CardDraft;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Pem;

/** A card that the command refuses to sign: by somebody whom nobody believes for it. */
final class Forged {
    private Forged() {}

    /** Writes {@code forged.card}, of that draft by that signer. */
    static void card(Station station, String draft, String signer) {
        String keys = station.path("keys/" + signer + ".sign.");
        var identity = NamedFiles.identity(Path.of(keys + "key.pem"), Path.of(keys + "cert.pem"));
        byte[] card = CardDraft.read(Path.of(station.path(draft)), () -> new Id("0".repeat(32)))
                .octets();
        byte[] signed =
                DocumentSeal.cards().sign(card, identity, Station.WORLD.clock().instant(), Station.WORLD.random());
        station.write("forged.card", Pem.writeCms(signed));
    }
}
