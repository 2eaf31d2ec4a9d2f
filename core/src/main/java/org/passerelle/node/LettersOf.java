package org.passerelle.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import org.passerelle.flow.desk.AddressBook;
import org.passerelle.flow.trust.Signers;
import org.passerelle.letter.SealedLetters;
import org.passerelle.letter.Sealing;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.trust.Check;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.certificate.RevocationCheck;
import org.passerelle.seal.suite.Suite;

/** Puts a node's letters together: its keys, whom it believes, and which addresses its cards bind. */
final class LettersOf {
    private static final String SPOOL = "spool";
    private static final String PRODUCT = "X-MSS-NIL";

    private LettersOf() {}

    static Letters node(NodeSettings settings, AddressBook book, RevocationCheck revocation) {
        var signers = new Signers(book::cards, settings.world().clock());
        NodeSettings.World world = settings.world();
        return new SealedLetters(
                new Sealing(
                        () -> settings.keyring().signing(),
                        world.random(),
                        from -> book.ownReadGcm(from) ? Suite.GCM : Suite.COMPATIBLE),
                new SealedLetters.Software("passerelle; Passerelle 0.1", headers(settings)),
                new Opener(spool(settings.folder()), world.random()),
                (mailbox, arrivedAt) -> new OpenContext(
                        settings.keyring(),
                        book.answeredBy(mailbox),
                        settings.anchors(),
                        acceptance(signers, book.ownAskedCompatible(mailbox)),
                        bindings(signers),
                        revocation,
                        arrivedAt));
    }

    /**
     * Strict, but for the tag where sender or reader says that they know no cipher with one: the signature vouches alone.
     *
     * @param asked whether our card wants none
     */
    private static Acceptance acceptance(Signers signers, boolean asked) {
        return (absent, signer) -> Acceptance.strict().allows(absent, signer)
                || absent == Check.TAG && (asked || !signers.knowsGcm(signer));
    }

    private static AddressBindings bindings(Signers signers) {
        return new AddressBindings() {
            @Override
            public Set<MailAddress> of(X509Certificate certificate) {
                return signers.boundTo(certificate);
            }

            @Override
            public boolean pinsOthers(MailAddress address, X509Certificate certificate) {
                return signers.pinsOthers(address, certificate);
            }
        };
    }

    private static Map<String, String> headers(NodeSettings settings) {
        String reference = settings.productReference();
        return reference == null ? Map.of() : Map.of(PRODUCT, reference);
    }

    /** The spool is empty at start: what a killed node left there is octets under keys that died with it. */
    private static Path spool(Path folder) {
        Path spool = folder.resolve(SPOOL);
        try {
            Files.createDirectories(spool);
            try (var left = Files.newDirectoryStream(spool)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unusable) {
            throw Refusal.of(StoreRefusal.FOLDER).refused(unusable);
        }
        return spool;
    }
}
