package org.passerelle.specs.demo.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.passerelle.card.Card;
import org.passerelle.card.Reception;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;

/**
 * The test authorities, what they issued, and the cards, as the files that people and programs are given.
 *
 * @param troupe for whom
 * @param pki root and organisations' authority
 * @param places the troupe's, in its order, each with its signed card
 * @param hospital the line's organisation
 * @param server TLS certificate of {@code localhost}, for the mail server and the gateway's HTTPS edge
 * @param expert TLS client certificate of the hospital's own software
 * @param lineCard signed
 */
public record Papers(
        Troupe troupe,
        TestPki pki,
        List<Carded> places,
        Party hospital,
        Issued server,
        Issued expert,
        byte[] lineCard) {

    /** Long before and after the story, so that today's tools find the certificates valid whenever today is. */
    private static final Instant ISSUED = Instant.parse("2020-01-01T00:00:00Z");

    private static final Duration LONG = Duration.ofDays(19 * 365);
    /** Kinds of keys that people have; elliptic ones are made at once, RSA takes seconds. */
    public enum Kind {
        RSA,
        ELLIPTIC;

        private TestPki pki(SecureRandom random) {
            var time = InstantSource.fixed(ISSUED);
            return this == RSA ? new TestPki(random, time) : TestPki.elliptic(random, time);
        }

        /** A leaf of this kind, valid long before and after the story. */
        Leaf lasting(Leaf leaf) {
            Leaf lasting = Papers.lasting(leaf);
            return this == RSA ? lasting : lasting.elliptic(TestPki.EC_BITS).signedWith(TestPki.EC_SIGNATURE);
        }
    }

    private static final Map<String, Papers> ISSUED_BEFORE = new ConcurrentHashMap<>();

    /**
     * Somebody in town.
     *
     * @param card signed
     */
    public record Carded(Party party, byte[] card) {}

    /**
     * What {@link #issue} gives for a troupe, a seed and a time. Making RSA keys takes seconds, so whoever plays more than once in a
     * JVM waits for them once.
     */
    public static Papers of(Troupe troupe, long seed, InstantSource clock) {
        return ISSUED_BEFORE.computeIfAbsent(
                troupe.name() + " " + seed + " " + clock.instant(), first -> issue(troupe, seed, clock));
    }

    /** The same with elliptic keys, for whoever shows nobody their letters. */
    public static Papers elliptic(Troupe troupe, long seed, InstantSource clock) {
        return issue(troupe, new SeededRandom(seed, "authorities"), clock, Kind.ELLIPTIC);
    }

    /** Issues everything anew: the same for the same troupe, seed and time, to the last octet. */
    public static Papers issue(Troupe troupe, long seed, InstantSource clock) {
        return issue(troupe, new SeededRandom(seed, "authorities"), clock, Kind.RSA);
    }

    private static Papers issue(Troupe troupe, SecureRandom random, InstantSource clock, Kind kind) {
        TestPki pki = kind.pki(random);
        List<Party> places = new ArrayList<>();
        places.add(Party.place(pki, troupe.places().get(0), kind));
        Party hospital = Party.hospital(pki, troupe.team(), kind);
        Issued server =
                pki.issue(kind.lasting(Leaf.tlsServer(Cast.HOSPITAL_SUBJECT, List.of("localhost", "127.0.0.1"))));
        Issued expert = pki.issue(kind.lasting(Leaf.tlsClient(Cast.HOSPITAL_SUBJECT)));
        troupe.places().stream().skip(1).forEach(place -> places.add(Party.place(pki, place, kind)));
        List<Carded> carded = new ArrayList<>();
        for (Party place : places) {
            var card = place.practiceCard(clock.instant(), random);
            carded.add(new Carded(place, sign(card, place, random, clock)));
        }
        var lineCard = hospital.lineCard(troupe.team().offer(), carriage(troupe), clock.instant(), random);
        return new Papers(
                troupe, pki, List.copyOf(carded), hospital, server, expert, sign(lineCard, hospital, random, clock));
    }

    private static Set<Reception.Carriage> carriage(Troupe troupe) {
        return troupe.findOrdinary().isPresent()
                ? Set.of(Reception.Carriage.SEALED, Reception.Carriage.CLEAR)
                : Set.of(Reception.Carriage.SEALED);
    }

    /** The requester. */
    public Party practice() {
        return places.get(0).party();
    }

    /** Everybody. */
    public List<Party> parties() {
        return Stream.concat(places.stream().map(Carded::party), Stream.of(hospital))
                .toList();
    }

    /** Whose mailbox it is. */
    public Party party(MailAddress mailbox) {
        return parties().stream()
                .filter(party -> party.address().equals(mailbox))
                .findFirst()
                .orElseThrow(() -> new HouseBug("a mailbox of one of the play's houses"));
    }

    public static Leaf lasting(Leaf leaf) {
        return leaf.valid(Duration.ZERO, LONG);
    }

    private static byte[] sign(Card card, Party party, SecureRandom random, InstantSource clock) {
        return DocumentSeal.cards().sign(card.octets(), party.signing().identity(), clock.instant(), random);
    }

    /** Leaves everything in {@code keys} and {@code cards}; the keys are not encrypted, because they are worth nothing. */
    public void write(Path folder) {
        Path keys = folder.resolve("keys");
        Path cards = folder.resolve("cards");
        try {
            Files.createDirectories(keys);
            Files.createDirectories(cards);
            String anchors = Pem.write(List.of(pki.root(), pki.organisations()));
            text(keys.resolve("anchors.pem"), anchors);
            for (Party party : parties()) {
                write(keys, party.name() + ".sign", party.signing());
                write(keys, party.name() + ".enc", party.encryption());
            }
            write(keys, "localhost.tls", server);
            text(
                    keys.resolve("localhost.tls.cert.pem"),
                    Pem.write(server.chain().subList(0, 2)));
            write(keys, "expert.tls", expert);
            for (Carded place : places) {
                text(cards.resolve(place.party().name() + ".card.pem"), Pem.writeCms(place.card()));
            }
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
