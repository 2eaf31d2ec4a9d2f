package org.passerelle.specs.sandbox.world;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.specs.demo.world.Cast;

/**
 * Keys of three organisations under authorities of the sandbox's own, made anew at each start and worth nothing, and the signed cards of
 * three lines and two practices. Elliptic curves throughout: their keys take no time to make.
 *
 * @param anchors root and organisations' authority
 * @param lists both authorities' revocation lists: nobody's certificate was revoked
 * @param hospital of all three lines
 * @param saulx of the practice that a gateway serves
 * @param ornain of the practice that embeds the SDK
 * @param server TLS certificate of the mail server and of both gateways, under all of {@link #HOSTS}
 * @param cards signed, by the address that each is of
 */
public record SandboxPapers(
        List<X509Certificate> anchors,
        List<X509CRL> lists,
        Keys hospital,
        Keys saulx,
        Keys ornain,
        Issued server,
        Map<MailAddress, byte[]> cards) {

    public static final MailAddress SAULX = Cast.PRACTICE;
    public static final MailAddress ORNAIN = new MailAddress("cabinet@ornain.mssante.example");

    /** Browsers keep a login for a name, whatever the port: each link has a name of its own, all of which lead to this machine. */
    public static final List<String> HOSTS = List.of(
            "localhost",
            "cabinet.localhost",
            "expert.localhost",
            "coordination.localhost",
            "audit.localhost",
            "exploitation.localhost");

    private static final Leaf.Subject ORNAIN_SUBJECT =
            new Leaf.Subject("Meuse (55)", "MAISON DE SANTE DE L ORNAIN", new StructureId("1550000088"), "cabinet");
    private static final Duration LASTING = Duration.ofDays(5 * 365);
    private static final Duration CARD_LIFE = Duration.ofDays(2 * 365);
    /** The file of {@link #lists} beside the keys. */
    static final String LISTS = "crls.pem";

    private static final long TEN_MEGABYTES = 10_000_000;

    /** An organisation's two. */
    public record Keys(String name, Leaf.Subject subject, Issued signing, Issued encryption) {
        static Keys of(TestPki pki, String name, Leaf.Subject subject) {
            return new Keys(name, subject, issue(pki, Leaf.signing(subject)), issue(pki, Leaf.encryption(subject)));
        }

        static Keys read(Path keys, String name, Leaf.Subject subject) {
            return new Keys(
                    name, subject, SandboxPapers.read(keys, name + ".sign"), SandboxPapers.read(keys, name + ".enc"));
        }

        void write(Path keys) {
            SandboxPapers.write(keys, name + ".sign", signing);
            SandboxPapers.write(keys, name + ".enc", encryption);
        }
    }

    /** Issues everything, valid from some time before that. */
    public static SandboxPapers issue(SecureRandom random, Instant begin) {
        TestPki pki = TestPki.elliptic(random, InstantSource.fixed(begin.minus(Duration.ofDays(30))));
        Keys hospital = Keys.of(pki, "hopital", Cast.HOSPITAL_SUBJECT);
        Keys saulx = Keys.of(pki, "saulx", Cast.PRACTICE_SUBJECT);
        Keys ornain = Keys.of(pki, "ornain", ORNAIN_SUBJECT);
        Map<MailAddress, byte[]> cards = new LinkedHashMap<>();
        for (Team team : Team.ALL) {
            var plain = new LineCard(base(hospital, team.address(), "CH du Barrois", begin, random), team.offer());
            Json.Obj document = plain.document();
            for (String member : List.of("specialty", "territory", "capacity")) {
                document = document.with(member, team.profile().get(member));
            }
            cards.put(
                    team.address(), sign(new LineCard(plain.base(), plain.offer(), document), hospital, begin, random));
        }
        var here = new PracticeCard(base(saulx, SAULX, "Cabinet médical de la Saulx", begin, random));
        cards.put(SAULX, sign(here, saulx, begin, random));
        var there = new PracticeCard(base(ornain, ORNAIN, "Maison de santé de l'Ornain", begin, random));
        cards.put(ORNAIN, sign(there, ornain, begin, random));
        Issued server = issue(pki, Leaf.tlsServer(Cast.HOSPITAL_SUBJECT, HOSTS));
        return new SandboxPapers(
                List.of(pki.root(), pki.organisations()),
                pki.emptyLists(LASTING),
                hospital,
                saulx,
                ornain,
                server,
                cards);
    }

    private static Issued issue(TestPki pki, Leaf leaf) {
        return pki.issue(
                leaf.elliptic(TestPki.EC_BITS).signedWith(TestPki.EC_SIGNATURE).valid(Duration.ZERO, LASTING));
    }

    private static CardBase base(Keys keys, MailAddress address, String name, Instant begin, SecureRandom random) {
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(begin.minus(Duration.ofHours(1)), begin.plus(CARD_LIFE)),
                null,
                new Organisation(keys.subject().structure(), name, null),
                List.of(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate(keys.signing())), List.of(certificate(keys.encryption()))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, null),
                        TEN_MEGABYTES,
                        null));
    }

    private static byte[] sign(Card card, Keys keys, Instant at, SecureRandom random) {
        return DocumentSeal.cards().sign(card.octets(), keys.signing().identity(), at, random);
    }

    private static CardCertificate certificate(Issued issued) {
        try {
            return CardCertificate.of(issued.certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new HouseBug("an issued certificate can be encoded", impossible);
        }
    }

    /** Leaves everything in {@code keys} and {@code cards}; the keys are not encrypted, because they are worth nothing. */
    void write(Path folder) {
        Path keys = folder.resolve("keys");
        Folders.text(keys.resolve("anchors.pem"), Pem.write(anchors));
        Folders.text(keys.resolve(LISTS), lists.stream().map(Pem::writeCrl).collect(Collectors.joining()));
        List.of(hospital, saulx, ornain).forEach(organisation -> organisation.write(keys));
        write(keys, "localhost.tls", server);
        cards.forEach(
                (address, card) -> Folders.text(folder.resolve("cards").resolve(fileOf(address)), Pem.writeCms(card)));
    }

    /** What {@link #write} left. */
    static SandboxPapers read(Path folder) {
        Path keys = folder.resolve("keys");
        Map<MailAddress, byte[]> cards = new LinkedHashMap<>();
        Stream.concat(Team.ALL.stream().map(Team::address), Stream.of(SAULX, ORNAIN))
                .forEach(address -> cards.put(
                        address, Pem.cms(Folders.read(folder.resolve("cards").resolve(fileOf(address))))));
        return new SandboxPapers(
                Pem.certificates(Folders.read(keys.resolve("anchors.pem"))),
                Pem.crls(Folders.read(keys.resolve(LISTS))),
                Keys.read(keys, "hopital", Cast.HOSPITAL_SUBJECT),
                Keys.read(keys, "saulx", Cast.PRACTICE_SUBJECT),
                Keys.read(keys, "ornain", ORNAIN_SUBJECT),
                read(keys, "localhost.tls"),
                cards);
    }

    private static Issued read(Path keys, String name) {
        return new Issued(
                Pem.key(Folders.read(keys.resolve(name + ".key.pem"))),
                Pem.certificates(Folders.read(keys.resolve(name + ".cert.pem"))));
    }

    static String fileOf(MailAddress address) {
        return address.value() + ".card.pem";
    }

    private static void write(Path keys, String name, Issued issued) {
        Folders.text(keys.resolve(name + ".cert.pem"), Pem.write(issued.chain().subList(0, 2)));
        Folders.text(keys.resolve(name + ".key.pem"), Pem.writeKey(issued.key()));
    }
}
