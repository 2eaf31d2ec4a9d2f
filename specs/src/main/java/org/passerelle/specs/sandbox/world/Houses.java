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

    /**
     * Opens everything; nothing turns yet.
     *
     * @param folder where all of it keeps itself
     * @param clock of all of them
     * @param port of the hospital's pages, the practice's on the next; 0 for any free ones
     */
    public static Houses open(Path folder, SandboxClock clock, SecureRandom random, int port) {
        Instant now = clock.instant();
        SandboxPapers papers = SandboxPapers.issue(random, now);
        papers.write(folder);
        String password = Id.random(random).hex();
        var world = new NodeSettings.World(clock, random);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            var mail = new SimulatedMail(
                    papers.server().chain(), papers.server().key(), clock, crossing -> new Adversity.None());
            opened.push(mail);
            papers.cards().keySet().forEach(address -> mail.account(address, password));
            Set<MailAddress> cards = papers.cards().keySet();
            Path hospitals = GatewayFile.hospital(folder.resolve("hopital"), port).write(cards, mail, password, papers, now);
            Path practices = GatewayFile.practice(folder.resolve("cabinet"), port == 0 ? 0 : port + 1)
                    .write(cards, mail, password, papers, now);
            accounts(hospitals, practices, random);
            House hospital = House.open(SettingsReader.read(hospitals, Environment.none()), world, House.Drive.CALLER);
            opened.push(hospital);
            House saulx = House.open(SettingsReader.read(practices, Environment.none()), world, House.Drive.CALLER);
            opened.push(saulx);
            Practice ornain = Practice.open(settings(folder.resolve("ornain"), papers, mail, password, world));
            opened.push(ornain);
            people(saulx);
            return new Houses(mail, hospital, saulx, ornain);
        } catch (RuntimeException failed) {
            opened.forEach(Houses::leave);
            throw failed;
        }
    }

    private static Settings settings(
            Path folder, SandboxPapers papers, SimulatedMail mail, String password, NodeSettings.World world) {
        var ours = papers.ornain();
        String who = SandboxPeople.SECOND_GP.displayName();
        Instant now = world.clock().instant();
        Settings settings = Settings.in(folder)
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(papers.anchors())
                .mailbox(
                        SandboxPapers.ORNAIN.value(),
                        URI.create("smtps://localhost:" + mail.smtpsPort()),
                        URI.create("imaps://localhost:" + mail.imapsPort()),
                        password)
                .mailAuthorities(papers.anchors())
                .world(world.clock(), world.random());
        papers.cards().forEach((address, card) -> {
            if (address.equals(SandboxPapers.ORNAIN)) {
                settings.ownCard(card, who, "médecin", now);
            } else {
                settings.card(card, who, "médecin", now);
            }
        });
        return settings;
    }

    /** Who may log in where; nobody knows the one password, because links let them in. */
    private static void accounts(Path hospital, Path practice, SecureRandom random) {
        PasswordHash password = PasswordHash.of(Id.random(random).hex().toCharArray(), random);
        Map<String, Person> answering = new LinkedHashMap<>();
        answering.put("expert", Cast.EXPERT);
        answering.put("pneumologue", Cast.PNEUMOLOGIST);
        answering.put("geriatre", SandboxPeople.GERIATRICIAN);
        answering.put("interne", SandboxPeople.DERMATOLOGY_INTERN);
        answering.put("secretariat", SandboxPeople.SECRETARY);
        answering.put("coordination", Cast.COORDINATOR);
        var file = new AccountFile(hospital.resolveSibling("accounts.json"));
        answering.forEach((name, person) -> file.add(new Account(name, person.id(), password, Set.of())));
        file.add(new Account("audit", SandboxPeople.AUDITOR.id(), password, Set.of(Account.Duty.AUDITOR)));
        file.add(new Account("exploitation", SandboxPeople.OPERATOR.id(), password, Set.of(Account.Duty.OPERATOR)));
        var asking = new AccountFile(practice.resolveSibling("accounts.json"));
        asking.add(new Account("medecin", Cast.GP.id(), password, Set.of()));
        asking.add(new Account("assistante", Cast.ASSISTANT.id(), password, Set.of()));
    }

    /** The practice names its people: the doctor, and an assistant who files for her. */
    private static void people(House practice) {
        join(practice, Cast.GP, Set.of(Member.Right.PROFESSIONAL, Member.Right.COORDINATOR));
        join(practice, Cast.ASSISTANT, Set.of(Member.Right.SECRETARY));
        change(
                practice,
                new LineChange.Changed(
                        PersonId.of(Cast.GP.rpps()),
                        Json.object()
                                .put("delegates", Json.texts(List.of(Cast.ASSISTANT.id().number())))
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

    /** One turn of all of them; tells how many things were done. */
    public int step() {
        return saulx.node().step() + ornain.step() + hospital.node().step();
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
                    .log(System.Logger.Level.WARNING, "could not be stopped in order: " + broken.getClass().getName());
        }
    }
}
