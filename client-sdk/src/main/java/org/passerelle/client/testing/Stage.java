package org.passerelle.client.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Staff;
import org.passerelle.mail.ImapIntake;
import org.passerelle.mail.ImapSettings;
import org.passerelle.mail.MailLogin;
import org.passerelle.mail.MailSecret;
import org.passerelle.mail.MailServer;
import org.passerelle.mail.SmtpPost;
import org.passerelle.mail.SmtpSettings;
import org.passerelle.media.MediaLimits;
import org.passerelle.node.GivenCard;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;

/**
 * What everybody in a rehearsal is opened with. Each node is opened once without cards, because a card names its node and the
 * node draws its id when it is first opened.
 */
final class Stage {
    private static final MailAddress LINE = new MailAddress(Rehearsal.LINE);
    private static final MailAddress CARDIOLOGY = new MailAddress(Rehearsal.CARDIOLOGY_LINE);
    private static final MailAddress EXPERT = new MailAddress("paul.exemple@ch-exemple.mssante.fr");
    private static final MailAddress COORDINATOR = new MailAddress("coordination@ch-exemple.mssante.fr");
    private static final String WHO = "Camille Exemple";
    private static final String ROLE = "secrétaire";

    private static final Pathways PATHWAYS = Pathways.shipped();

    private final Path folder;
    private final long seed;
    private final Cast cast;
    private final VirtualClock clock;
    private final SimulatedMail mail;
    private final AtomicLong opened = new AtomicLong();
    private final byte[] practiceCard;
    private final byte[] lineCard;
    private final byte[] cardiologyCard;
    private final byte[] specialistCard;
    private final byte[] specialistLineCard;
    private final byte[] ordinaryLineCard;
    private final Path trustSpace;

    Stage(Path folder, long seed, long sizeLimit, Cast cast, VirtualClock clock, SimulatedMail mail) {
        this.folder = folder;
        this.seed = seed;
        this.cast = cast;
        this.clock = clock;
        this.mail = mail;
        Instant now = clock.instant();
        trustSpace = TrustSpaceFile.write(folder, now);
        var random = new SeededRandom(seed);
        Id practice = Rehearsal.idOf(Practice.open(bare("cabinet", cast.practice())));
        Id specialist = Rehearsal.idOf(Practice.open(bare("cardiologue", cast.specialist())));
        Id hospital = hospitalId();
        practiceCard =
                cast.practice().practiceCard(practice, new MailAddress(Rehearsal.PRACTICE), sizeLimit, now, random);
        lineCard = cast.hospital().lineCard(hospital, LINE, sizeLimit, Offers.dermatology(), now, random);
        specialistCard = cast.specialist()
                .practiceCard(specialist, new MailAddress(Rehearsal.SPECIALIST), sizeLimit, now, random);
        specialistLineCard = cast.specialist()
                .lineCard(
                        specialist,
                        new MailAddress(Rehearsal.SPECIALIST_LINE),
                        sizeLimit,
                        Offers.cardiology(),
                        now,
                        random);
        ordinaryLineCard = cast.practice()
                .described(
                        new Organisation(new StructureId("1550000055"), "CH ORDINAIRE", null),
                        new MailAddress(Rehearsal.ORDINARY_LINE),
                        Offers.pneumology(),
                        now,
                        random);
        cardiologyCard =
                cast.hospital().lineCard(hospital, CARDIOLOGY, sizeLimit, Offers.cardiologyWithItsForm(), now, random);
    }

    /** The practice, without its mailbox. */
    Settings practice() {
        Instant at = clock.instant();
        return bare("cabinet", cast.practice())
                .ownCard(practiceCard, WHO, ROLE, at)
                .card(lineCard, WHO, ROLE, at)
                .card(cardiologyCard, WHO, ROLE, at)
                .card(ordinaryLineCard, WHO, ROLE, at)
                .card(specialistLineCard, WHO, ROLE, at);
    }

    /** The same practice when it knew the hospital's cardiology line alone. */
    Settings newcomer() {
        Instant at = clock.instant();
        return bare("cabinet", cast.practice())
                .ownCard(practiceCard, WHO, ROLE, at)
                .card(cardiologyCard, WHO, ROLE, at);
    }

    InventedCatalogue catalogue() {
        return new InventedCatalogue(cast.hospital(), cast.anchors(), random(), clock.instant())
                .with(lineCard)
                .with(cardiologyCard)
                .with(specialistLineCard);
    }

    /** The cardiologist, without mailboxes. */
    Settings specialist() {
        Instant at = clock.instant();
        return bare("cardiologue", cast.specialist())
                .ownCard(specialistCard, WHO, ROLE, at)
                .ownCard(specialistLineCard, WHO, ROLE, at)
                .card(practiceCard, WHO, ROLE, at)
                .card(lineCard, WHO, ROLE, at)
                .member(Rehearsal.SPECIALIST_LINE, Invented.specialist());
    }

    /** Somebody in town or in hospital with a mail program and nothing else. */
    OrdinaryMailbox ordinary(MailAddress address) {
        return new OrdinaryMailbox(address, mail, clock, cast.server().certificate());
    }

    TrustAnchors anchors() {
        return cast.anchors();
    }

    NodeSettings hospital() {
        var byPhone = new Confirmation(new Confirmation.Witness(WHO, ROLE), Confirmation.How.PERSON, clock.instant());
        return hospital(
                List.of(
                        new GivenCard(lineCard, true, byPhone),
                        new GivenCard(cardiologyCard, true, byPhone),
                        new GivenCard(practiceCard, false, byPhone),
                        new GivenCard(specialistCard, false, byPhone)),
                List.of(mailbox(LINE), mailbox(CARDIOLOGY)));
    }

    private Settings bare(String name, Party party) {
        return Settings.in(folder.resolve(name))
                .key(party.signing().key(), party.signing().chain())
                .key(party.encryption().key(), party.encryption().chain())
                .authorities(List.of(cast.anchors().roots().get(0)))
                .authorities(cast.anchors().intermediates())
                .mailAuthorities(List.of(cast.server().certificate()))
                .trustSpace(trustSpace)
                .world(clock, random());
    }

    private Id hospitalId() {
        try (Node node = Node.open(hospital(List.of(), List.of()))) {
            return node.origin().node();
        }
    }

    private NodeSettings hospital(List<GivenCard> cards, List<Mailbox> mailboxes) {
        List<Member> people = List.of(
                new Member(Invented.expert(), Set.of(Member.Right.EXPERT), EXPERT),
                new Member(Invented.coordinator(), Set.of(Member.Right.COORDINATOR), COORDINATOR));
        var staff = new Staff(Map.of(LINE, people, CARDIOLOGY, people));
        return new NodeSettings(
                folder.resolve("hopital"),
                null,
                Keyring.of(
                        cast.hospital().signing().identity(),
                        List.of(cast.hospital().encryption().decryptionKey())),
                cast.anchors(),
                cards,
                mailboxes,
                staff,
                PATHWAYS,
                MediaLimits.defaults(),
                NodeSettings.Pace.DEFAULT,
                new NodeSettings.World(clock, random()));
    }

    private Mailbox mailbox(MailAddress line) {
        return new Mailbox(
                line,
                new SmtpPost(new SmtpSettings(server(line, mail.smtpsPort())), clock, System::nanoTime),
                new ImapIntake(new ImapSettings(server(line, mail.imapsPort())), clock, System::nanoTime));
    }

    private MailServer server(MailAddress account, int port) {
        return new MailServer(
                mail.host(),
                port,
                MailServer.Tls.IMPLICIT,
                List.of(cast.server().certificate()),
                new MailLogin.Password(account.value(), new MailSecret(Rehearsal.PASSWORD)));
    }

    /** Another stream for each opening, so that a node opened again repeats none of its ids. */
    private SeededRandom random() {
        return new SeededRandom(seed * 1_000 + opened.incrementAndGet());
    }
}
