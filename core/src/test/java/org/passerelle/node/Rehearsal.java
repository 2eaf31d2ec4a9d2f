package org.passerelle.node;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.media.MediaLimits;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.MemoryMail;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** A practice's node and a hospital's, on one virtual clock and a mail server in memory, everything from one seed. */
final class Rehearsal implements AutoCloseable {
    static final MailAddress PRACTICE = new MailAddress("cabinet@cabinet-essai.mssante.fr");
    static final MailAddress LINE = new MailAddress("dermatologie@ch-exemple.mssante.fr");
    static final MailAddress EXPERT_MAIL = new MailAddress("paul.exemple@ch-exemple.mssante.fr");
    static final MailAddress COORDINATOR_MAIL = new MailAddress("coordination@ch-exemple.mssante.fr");
    static final Professional GP = new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01");
    static final Professional EXPERT =
            new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", "G15_10/SM15", null);
    static final Professional COORDINATOR = new Professional(new Rpps("10000000003"), "MODELE", "Claude", null, null);
    static final PathwayRef AVIS = PathwayRef.parse("avis/1");
    static final Instant START = Instant.parse("2026-11-20T08:30:00Z");

    final VirtualClock clock = new VirtualClock(START);
    final MemoryMail mail = new MemoryMail(clock);
    private final Path folder;
    final SeededRandom random;
    private final Issued practiceSign;
    Known known;
    byte[] practiceCard;
    byte[] lineCard;

    @Nullable
    String product;
    /** Whether the practice answers the line too, from when it opens next. */
    boolean answersItself;
    /** Whether the practice knows nobody, from when it opens next. */
    boolean alone;
    /** The circuits that nodes know, from when one opens next. */
    Pathways pathways = LineNotice.KNOWN;
    /** The people of the hospital's other lines, from when it opens next. */
    Map<MailAddress, List<Member>> others = Map.of();
    /** What the practice's card hashes to. */
    final Sha256 practiceHash;
    /** What the hospital knows of the practice. */
    enum Known {
        EVERYBODY,
        /** Not its card; its certificate names its address. */
        STRANGER,
        /** Not its card, and its certificate names no address. */
        UNBOUND
    }

    Node practice;
    Node hospital;

    Rehearsal(Path folder, long seed) {
        this(folder, seed, Known.EVERYBODY);
    }

    Rehearsal(Path folder, long seed, Known known) {
        this.known = known;
        this.practiceSign = known == Known.UNBOUND ? Keys.PRACTICE_UNBOUND : Keys.PRACTICE_SIGN;
        this.folder = folder;
        this.random = new SeededRandom(seed);
        var practiceOwn = new PracticeCard(
                base(PRACTICE, organisation(Keys.CABINET, "Cabinet d'Essai"), practiceSign, Keys.PRACTICE_ENC));
        practiceHash = practiceOwn.hash();
        practiceCard = sign(practiceOwn, practiceSign);
        lineCard = sign(
                new LineCard(
                        base(LINE, organisation(Keys.HOPITAL, "CH d'Exemple"), Keys.HOSPITAL_SIGN, Keys.HOSPITAL_ENC),
                        Dermatology.offer()),
                Keys.HOSPITAL_SIGN);
        practice = openPractice();
        hospital = openHospital();
    }

    byte[] sign(org.passerelle.card.Card card, Issued signer) {
        return DocumentSeal.cards().sign(card.octets(), signer.identity(), clock.instant(), random);
    }

    private static Organisation organisation(Leaf.Subject subject, String name) {
        return new Organisation(subject.structure(), name, null);
    }

    CardBase base(MailAddress address, Organisation organisation, Issued signing, Issued encryption) {
        return new CardBase(
                Id.random(random),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(
                        clock.instant().minusSeconds(60), clock.instant().plusSeconds(86_400L * 365)),
                null,
                organisation,
                List.of(
                        new CardAddress(address, CardAddress.Kind.APPLICATION, List.of(named("alias", address))),
                        new CardAddress(named("service", address), CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(der(signing)), List.of(der(encryption))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, true, false, null),
                        10_000_000,
                        null));
    }

    /** Another address of the same card: each has an {@code alias}, and a {@code service} whose mail people forward. */
    static MailAddress named(String name, MailAddress address) {
        return new MailAddress(name + "." + address.value());
    }

    private static CardCertificate der(Issued issued) {
        return CardCertificate.of(Certificates.der(issued.certificate()));
    }

    /** Whom both nodes believe. */
    static org.passerelle.port.trust.TrustAnchors anchors() {
        return Keys.PKI.anchors();
    }

    Node openPractice() {
        return openPractice("practice");
    }

    /** The same practice with the same keys on another folder: it has forgotten everything. */
    Node openPractice(String name) {
        return Node.open(practiceSettings(name));
    }

    NodeSettings practiceSettings(String name) {
        return settings(name, PRACTICE, practiceSign, Keys.PRACTICE_ENC, new Staff(Map.of()), true);
    }

    Node openHospital() {
        return Node.open(hospitalSettings("hospital"));
    }

    Node openHospital(List<Member> members) {
        return Node.open(hospitalSettings("hospital", members));
    }

    NodeSettings hospitalSettings(String name) {
        return hospitalSettings(
                name,
                List.of(
                        new Member(EXPERT, Set.of(Member.Right.EXPERT), EXPERT_MAIL),
                        new Member(COORDINATOR, Set.of(Member.Right.COORDINATOR), COORDINATOR_MAIL)));
    }

    NodeSettings hospitalSettings(String name, List<Member> members) {
        Map<MailAddress, List<Member>> lines = new HashMap<>(others);
        lines.put(LINE, members);
        return settings(name, LINE, Keys.HOSPITAL_SIGN, Keys.HOSPITAL_ENC, new Staff(lines), false);
    }

    Confirmation byPhone() {
        return new Confirmation(
                new Confirmation.Witness("Camille Exemple", "secrétaire"), Confirmation.How.PERSON, clock.instant());
    }

    private NodeSettings settings(
            String name, MailAddress address, Issued sign, Issued enc, Staff staff, boolean isPractice) {
        var given = new ArrayList<GivenCard>();
        if (isPractice || known == Known.EVERYBODY) {
            given.add(new GivenCard(practiceCard, isPractice, byPhone()));
        }
        if (!isPractice || !alone) {
            given.add(new GivenCard(lineCard, !isPractice || answersItself, byPhone()));
        }
        return new NodeSettings(
                        folder.resolve(name),
                        null,
                        Keyring.of(sign.identity(), List.of(enc.decryptionKey())),
                        Keys.PKI.anchors(),
                        given,
                        List.of(new Mailbox(address, mail.post(), mail.intake(address))),
                        staff,
                        pathways,
                        MediaLimits.defaults(),
                        NodeSettings.Pace.DEFAULT,
                        new NodeSettings.World(clock, random))
                .withProduct(product);
    }

    /** One of the two learns a third practice's card. */
    Sha256 introduce(Node to, MailAddress address, Organisation organisation, Issued signing, Issued encryption) {
        var card = new PracticeCard(base(address, organisation, signing, encryption));
        to.learn(sign(card, signing), byPhone());
        return card.hash();
    }

    /** Turns both nodes until nothing is left to do. */
    void settle() {
        for (int turn = 0; turn < 50; turn++) {
            if (practice.step() + hospital.step() == 0) {
                return;
            }
        }
        throw new AssertionError("the two nodes never come to rest");
    }

    void advance(Duration time) {
        clock.advance(time);
        settle();
    }

    Id request() {
        return request(LINE);
    }

    Id request(MailAddress line) {
        Json.Obj content = without(AvisContent.request(), "documents");
        var order = new Order(
                "request",
                GP,
                content,
                List.of(new Attachment("dermoscopic", "Lésion", () -> new ByteArrayInputStream(Pictures.jpeg()), null)),
                null);
        return practice.request(line, AVIS, order).id();
    }

    static Json.Obj without(Json.Obj content, String member) {
        var less = new java.util.TreeMap<>(content.members());
        less.remove(member);
        return new Json.Obj(less);
    }

    static Order order(String step, Professional actor, Json.Obj content) {
        return Order.of(step, actor, content);
    }

    static Json.Obj text(String field, String value) {
        return Json.object().put(field, value).build();
    }

    List<String> law(Node node, Id exchange) {
        return node.view(exchange).state().law().stream()
                .map(decided -> new String(
                        org.passerelle.canon.Canon.octets(org.passerelle.exchange.EventJson.payload(decided)),
                        StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        practice.close();
        hospital.close();
    }

    /** The same test keys for every rehearsal: making them is slow, and none of them is worth anything. */
    static final class Keys {
        static final TestPki PKI = new TestPki(new SeededRandom(3), () -> START);
        static final Leaf.Subject CABINET =
                new Leaf.Subject("Meuse (55)", "CABINET D'ESSAI", new StructureId("1550000099"), "cabinet");
        static final Leaf.Subject HOPITAL =
                new Leaf.Subject("Meuse (55)", "CH D'EXEMPLE", new StructureId("1550000012"), "dermatologie");
        static final Issued PRACTICE_SIGN = PKI.issue(Leaf.signing(CABINET).bound(PRACTICE));
        static final Issued PRACTICE_UNBOUND = PKI.issue(Leaf.signing(CABINET));
        static final Issued PRACTICE_ENC = PKI.issue(Leaf.encryption(CABINET).bound(PRACTICE));
        static final Issued HOSPITAL_SIGN = PKI.issue(Leaf.signing(HOPITAL));
        static final Issued HOSPITAL_ENC = PKI.issue(Leaf.encryption(HOPITAL));
    }
}
