package org.passerelle.specs.sandbox.world;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.Adversity;
import org.passerelle.client.testing.SimulatedMail;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.House;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.specs.demo.world.Cast;

/**
 * The mail server, the hospital's gateway, the practice that a gateway serves and the practice that embeds the SDK, on one clock.
 *
 * @param mail between them
 * @param hospital three lines
 * @param saulx a practice that plays in a browser
 * @param ornain a practice whose software embeds the SDK
 */
public record Houses(SimulatedMail mail, House hospital, House saulx, Practice ornain) implements AutoCloseable {
    private static final String BEGUN = "begun";
    private static final String HOSPITAL = "hopital";
    private static final String SAULX = "cabinet";

    /**
     * Makes keys, cards and accounts for houses that are opened for the first time.
     *
     * @param begin when that is
     */
    public static void furnish(Path folder, SecureRandom random, Instant begin) {
        SandboxPapers.issue(random, begin).write(folder);
        Folders.text(folder.resolve(BEGUN), begin.toString());
        accounts(folder, random);
    }

    /**
     * Opens everything; nothing turns yet.
     *
     * @param folder where all of it keeps itself, as it was furnished and as it was left
     * @param clock of all of them
     * @param port of the hospital's pages, the practice's on the next; 0 for any free ones
     */
    public static Houses open(Path folder, SandboxClock clock, SecureRandom random, int port) {
        Instant begun = Instant.parse(Folders.read(folder.resolve(BEGUN)));
        SandboxPapers papers = SandboxPapers.read(folder);
        String password = Id.random(random).hex();
        var world = new NodeSettings.World(clock, random);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            var mail = new SimulatedMail(
                    papers.server().chain(), papers.server().key(), clock, crossing -> new Adversity.None());
            opened.push(mail);
            papers.cards().keySet().forEach(address -> mail.account(address, password));
            Set<MailAddress> cards = papers.cards().keySet();
            var given = new GatewayFile.Given(cards, mail, password, papers, begun);
            Path hospitals =
                    GatewayFile.hospital(folder.resolve(HOSPITAL), port).write(given);
            Path practices = GatewayFile.practice(folder.resolve(SAULX), port == 0 ? 0 : port + 1)
                    .write(given);
            House hospital = House.open(SettingsReader.read(hospitals, Environment.none()), world, House.Drive.CALLER);
            opened.push(hospital);
            House saulx = House.open(SettingsReader.read(practices, Environment.none()), world, House.Drive.CALLER);
            opened.push(saulx);
            Practice ornain = Practice.open(settings(folder, given, world));
            opened.push(ornain);
            people(saulx);
            return new Houses(mail, hospital, saulx, ornain);
        } catch (RuntimeException failed) {
            opened.forEach(Houses::leave);
            throw failed;
        }
    }

    private static Settings settings(Path folder, GatewayFile.Given given, NodeSettings.World world) {
        SandboxPapers papers = given.papers();
        SimulatedMail mail = given.mail();
        var ours = papers.ornain();
        String who = SandboxPeople.SECOND_GP.displayName();
        Settings settings = Settings.in(folder.resolve("ornain"))
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(papers.anchors())
                .revocations(folder.resolve("keys").resolve(SandboxPapers.LISTS))
                .mailbox(
                        SandboxPapers.ORNAIN.value(),
                        URI.create("smtps://localhost:" + mail.smtpsPort()),
                        URI.create("imaps://localhost:" + mail.imapsPort()),
                        given.password())
                .mailAuthorities(papers.anchors())
                .world(world.clock(), world.random());
        papers.cards().forEach((address, card) -> {
            if (address.equals(SandboxPapers.ORNAIN)) {
                settings.ownCard(card, who, "médecin", given.confirmed());
            } else {
                settings.card(card, who, "médecin", given.confirmed());
            }
        });
        return settings;
    }

    /** Who may log in where; nobody knows the one password, because links let them in. */
    private static void accounts(Path folder, SecureRandom random) {
        PasswordHash password = PasswordHash.of(Id.random(random).hex().toCharArray(), random);
        Map<String, Person> answering = new LinkedHashMap<>();
        answering.put("expert", Cast.EXPERT);
        answering.put("pneumologue", Cast.PNEUMOLOGIST);
        answering.put("geriatre", SandboxPeople.GERIATRICIAN);
        answering.put("interne", SandboxPeople.DERMATOLOGY_INTERN);
        answering.put("secretariat", SandboxPeople.SECRETARY);
        answering.put("coordination", Cast.COORDINATOR);
        var file = accounts(folder.resolve(HOSPITAL));
        answering.forEach((name, person) -> file.add(new Account(name, person.id(), password, Set.of())));
        file.add(new Account("audit", SandboxPeople.AUDITOR.id(), password, Set.of(Account.Duty.AUDITOR)));
        file.add(new Account("exploitation", SandboxPeople.OPERATOR.id(), password, Set.of(Account.Duty.OPERATOR)));
        var asking = accounts(folder.resolve(SAULX));
        asking.add(new Account("medecin", Cast.GP.id(), password, Set.of()));
        asking.add(new Account("assistante", Cast.ASSISTANT.id(), password, Set.of()));
    }

    private static AccountFile accounts(Path gateway) {
        Folders.text(gateway.resolve("mailbox.password"), "");
        return new AccountFile(gateway.resolve("accounts.json"));
    }

    /** The practice names its people once: the doctor, and an assistant who files for her. */
    private static void people(House practice) {
        if (!practice.node().books().book(SandboxPapers.SAULX).members().isEmpty()) {
            return;
        }
        join(practice, Cast.GP, Set.of(Member.Right.PROFESSIONAL, Member.Right.COORDINATOR));
        join(practice, Cast.ASSISTANT, Set.of(Member.Right.SECRETARY));
        change(
                practice,
                new LineChange.Changed(
                        PersonId.of(Cast.GP.rpps()),
                        Json.object()
                                .put(
                                        "delegates",
                                        Json.texts(List.of(Cast.ASSISTANT.id().number())))
                                .build()));
    }

    private static void join(House practice, Person person, Set<Member.Right> rights) {
        change(practice, new LineChange.Joined(new Member(person, rights, Member.Reach.NONE, List.of(), Set.of())));
    }

    private static void change(House practice, LineChange change) {
        var books = practice.node().books();
        long version = books.book(SandboxPapers.SAULX).version();
        books.change(SandboxPapers.SAULX, version, PersonId.of(Cast.GP.rpps()), change);
    }

    /** One turn of the hospital and of one of the practices; tells how many things were done. */
    public int step(boolean embedded) {
        return (embedded ? ornain.step() : saulx.node().step())
                + hospital.node().step();
    }

    /** Stops everything that was begun; ports and folders are free afterwards. */
    @Override
    public void close() {
        leave(saulx);
        leave(hospital);
        leave(ornain);
        leave(mail);
    }

    /** What cannot be left in order does not keep the others open. */
    private static void leave(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception broken) {
            System.getLogger(Houses.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "could not be stopped in order: "
                                    + broken.getClass().getName());
        }
    }
}
