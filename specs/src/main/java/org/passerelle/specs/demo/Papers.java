package org.passerelle.specs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.card.Card;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/**
 * The test authorities, what they issued, and the cards, as the files that people and programs are given.
 *
 * @param pki root and organisations' authority
 * @param practice the requester
 * @param hospital the line's organisation
 * @param server TLS certificate of {@code localhost}, for the mail server and the gateway's HTTPS edge
 * @param expert TLS client certificate of the hospital's own software
 * @param practiceCard signed
 * @param lineCard signed
 */
record Papers(
        TestPki pki,
        Party practice,
        Party hospital,
        Issued server,
        Issued expert,
        byte[] practiceCard,
        byte[] lineCard) {

    /** Long before and after the story, so that today's tools find the certificates valid whenever today is. */
    private static final Instant ISSUED = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration LONG = Duration.ofDays(19 * 365);
    private static final Map<String, Papers> ISSUED_BEFORE = new ConcurrentHashMap<>();

    /**
     * What {@link #issue} gives for a seed and a time. Making RSA keys takes seconds, so whoever plays more than once in a JVM
     * waits for them once.
     */
    static Papers of(long seed, InstantSource clock) {
        return ISSUED_BEFORE.computeIfAbsent(seed + " " + clock.instant(), first -> issue(seed, clock));
    }

    /** Issues everything anew: the same for the same seed and time, to the last octet. */
    static Papers issue(long seed, InstantSource clock) {
        return issue(new SeededRandom(seed, "authorities"), clock);
    }

    private static Papers issue(SecureRandom random, InstantSource clock) {
        var pki = new TestPki(random, InstantSource.fixed(ISSUED));
        Party practice = Party.practice(pki);
        Party hospital = Party.hospital(pki);
        Issued server = pki.issue(lasting(Leaf.tlsServer(Cast.HOSPITAL_SUBJECT, List.of("localhost", "127.0.0.1"))));
        Issued expert = pki.issue(lasting(Leaf.tlsClient(Cast.HOSPITAL_SUBJECT)));
        return new Papers(
                pki,
                practice,
                hospital,
                server,
                expert,
                sign(practice.practiceCard(clock.instant(), random), practice, random, clock),
                sign(hospital.lineCard(clock.instant(), random), hospital, random, clock));
    }

    static Leaf lasting(Leaf leaf) {
        return leaf.valid(Duration.ZERO, LONG);
    }

    private static byte[] sign(Card card, Party party, SecureRandom random, InstantSource clock) {
        return DocumentSeal.cards().sign(card.octets(), party.signing().identity(), clock.instant(), random);
    }

    /** Leaves everything in {@code keys} and {@code cards}; the keys are not encrypted, because they are worth nothing. */
    void write(Path folder) {
        Path keys = folder.resolve("keys");
        Path cards = folder.resolve("cards");
        try {
            Files.createDirectories(keys);
            Files.createDirectories(cards);
            String anchors = Pem.write(List.of(pki.root(), pki.organisations()));
            text(keys.resolve("anchors.pem"), anchors);
            for (Party party : List.of(practice, hospital)) {
                write(keys, party.name() + ".sign", party.signing());
                write(keys, party.name() + ".enc", party.encryption());
            }
            write(keys, "localhost.tls", server);
            text(
                    keys.resolve("localhost.tls.cert.pem"),
                    Pem.write(server.chain().subList(0, 2)));
            write(keys, "expert.tls", expert);
            text(cards.resolve("practice.card.pem"), Pem.writeCms(practiceCard));
            text(cards.resolve("line.card.pem"), Pem.writeCms(lineCard));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void write(Path keys, String name, Issued issued) throws IOException {
        text(keys.resolve(name + ".cert.pem"), Pem.write(issued.certificate()));
        text(keys.resolve(name + ".key.pem"), Pem.writeKey(issued.key()));
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
