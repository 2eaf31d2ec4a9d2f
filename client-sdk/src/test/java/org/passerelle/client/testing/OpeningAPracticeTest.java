package org.passerelle.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.client.Exchange;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Pem;

/** What a practice is opened with, and what it says when that does not serve. */
class OpeningAPracticeTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Rehearsal.START);
    private Cast cast;

    @BeforeEach
    void cast() {
        cast = Cast.of(1);
    }

    @Test
    void keysComeFromPemFiles() throws IOException {
        Party practice = cast.practice();
        Settings settings = settings()
                .key(keyFile(practice.signing(), "sign"), folder.resolve("sign.pem"))
                .key(keyFile(practice.encryption(), "enc"), folder.resolve("enc.pem"));

        assertThat(nodeId(settings)).hasSize(32);
    }

    @Test
    void keysComeFromPkcs12() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("cles é.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store().store(out, PASSWORD);
        }

        assertThat(nodeId(settings().keys(file, PASSWORD))).hasSize(32);
        refuses("client.keys", () -> settings().keys(file, "faux".toCharArray()));
    }

    @Test
    void keysComeFromAKeyStoreOfTheHost() throws IOException, GeneralSecurityException {
        assertThat(nodeId(settings().keys(store(), PASSWORD))).hasSize(32);
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        refuses("client.keys", () -> settings().keys(empty, PASSWORD));
    }

    @Test
    void aNodeKeepsItsIdAndItsSettingsPrintNothing() {
        Settings settings = settings()
                .key(
                        cast.specialist().signing().key(),
                        cast.specialist().signing().chain());
        assertThat(nodeId(settings)).isEqualTo(nodeId(settings));
        assertThat(settings).hasToString("Settings[…]");
    }

    @Test
    void whatIsMissingIsSaidAtOnce() {
        refuses("client.no-signing-key", () -> Practice.open(settings()));
        refuses("client.file", () -> settings().authorities(folder.resolve("absent.pem")));
        Issued encryption = cast.practice().encryption();
        refuses("client.no-signing-key", () -> Practice.open(settings().key(encryption.key(), encryption.chain())));
        Issued signing = cast.practice().signing();
        refuses("node.decryption-certificate", () -> Practice.open(settings().key(signing.key(), signing.chain())));
    }

    @Test
    void aMailServerIsWrittenWithItsSchemeAndPort() {
        URI smtps = URI.create("smtps://smtp.exemple.fr:465");
        for (String wrong :
                new String[] {"https://imap.exemple.fr:993", "imaps://imap.exemple.fr", "imap.exemple.fr"}) {
            refuses(
                    "client.server",
                    () -> settings().mailbox(Rehearsal.PRACTICE, smtps, URI.create(wrong), "mot de passe"));
        }
        settings().mailbox(Rehearsal.PRACTICE, smtps, URI.create("imap://autre@imap.exemple.fr:143"), Optional::empty);
    }

    @Test
    void anExpiredCertificateIsRefusedByName() {
        Issued both = cast.specialist().signing();
        var late = new VirtualClock(Rehearsal.START.plus(Duration.ofDays(4 * 365)));
        Settings settings = Settings.in(folder.resolve("node"))
                .key(both.key(), both.chain())
                .world(late, new SeededRandom(1));
        refuses("node.signing-certificate", () -> Practice.open(settings));
    }

    @Test
    void callbacksComeOnOneThreadOfThePracticeAndEndWithIt() throws Exception {
        Instant now = InstantSource.system().instant();
        Cast today = Cast.make(2, now);
        Settings settings = threaded(today, now);
        List<Thread> ours = new ArrayList<>();
        try (Practice practice = Practice.open(settings)) {
            Exchange exchange = Invented.avis(practice.line(Rehearsal.LINE), now)
                    .urgency("prompt")
                    .send();
            var thread = new CompletableFuture<Thread>();
            var progress = new CompletableFuture<Exchange.Progress>();
            exchange.follow(change -> {
                thread.complete(Thread.currentThread());
                progress.complete(change.progress());
            });
            practice.nextToSend().orElseThrow().sent();

            assertThat(thread.get(1, TimeUnit.MINUTES).getName()).isEqualTo("passerelle-callbacks");
            ours.addAll(threads("passerelle-callbacks", "passerelle-node"));
            assertThat(progress.get(1, TimeUnit.MINUTES)).isEqualTo(Exchange.Progress.SENT);
        }
        // closing waits for their work; the threads themselves are gone an instant later
        for (Thread thread : ours) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThat(threads("passerelle-callbacks", "passerelle-node")).isEmpty();
    }

    private static List<Thread> threads(String... names) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> List.of(names).contains(thread.getName()))
                .toList();
    }

    /** A practice on the system's own clock, with threads, whose host sends the mail. */
    private Settings threaded(Cast today, Instant now) {
        var random = new SeededRandom(2);
        Settings bare = keys(today, Settings.in(folder.resolve("threaded")));
        Id node = Id.parse(nodeId(bare));
        byte[] own = today.practice()
                .practiceCard(node, new MailAddress(Rehearsal.PRACTICE), Rehearsal.SIZE_LIMIT, now, random);
        byte[] line = today.hospital()
                .lineCard(
                        Id.random(random),
                        new MailAddress(Rehearsal.LINE),
                        Rehearsal.SIZE_LIMIT,
                        Offers.dermatology(),
                        now,
                        random);
        return bare.ownCard(own, "Camille Exemple", "secrétaire", now)
                .card(line, "Camille Exemple", "secrétaire", now)
                .mailboxOfHost(Rehearsal.PRACTICE);
    }

    private static Settings keys(Cast cast, Settings settings) {
        Party practice = cast.practice();
        return settings.key(practice.signing().key(), practice.signing().chain())
                .key(practice.encryption().key(), practice.encryption().chain())
                .authorities(cast.anchors().roots())
                .authorities(cast.anchors().intermediates());
    }

    private Settings settings() {
        return Settings.in(folder.resolve("node")).world(clock, new SeededRandom(1));
    }

    private Path keyFile(Issued issued, String name) throws IOException {
        Files.writeString(folder.resolve(name + ".pem"), Pem.write(issued.chain()));
        return Files.writeString(folder.resolve(name + ".key"), Pem.writeKey(issued.key()));
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Issued issued :
                new Issued[] {cast.practice().signing(), cast.practice().encryption()}) {
            String alias = issued.certificate().getSerialNumber().toString(16);
            store.setKeyEntry(alias, issued.key(), PASSWORD, issued.chain().toArray(Certificate[]::new));
        }
        return store;
    }

    private static String nodeId(Settings settings) {
        try (Practice practice = Practice.open(settings)) {
            return practice.nodeId();
        }
    }

    private static void refuses(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(act)
                .satisfies(refused -> assertThat(refused.code().code()).isEqualTo(code));
    }
}
