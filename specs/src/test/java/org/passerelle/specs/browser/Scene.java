package org.passerelle.specs.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Exchange;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.House;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.demo.world.Troupe;

/**
 * A hospital's gateway with its pages, a practice's gateway with its own, practices that embed the SDK, a mail server between them and
 * a browser, on one clock that moves when a test says so. One for all tests of a JVM: see {@link OneScene}.
 */
public final class Scene implements AutoCloseable {
    private static final long SEED = 28;
    private static final int MOST_TURNS = 200;

    public final VirtualClock clock = new VirtualClock(Cast.Days.SIMULATED.start());
    public final Practice practice;
    /** A practice that means harm, beginning with its name. */
    final Practice hostile;
    /** The mail server between them all. */
    public final PostOffice.Simulated office;
    /** What everybody was issued, in {@code keys} and {@code cards} of {@link #folder}. */
    public final Path folder;

    final Elsewhere elsewhere = Elsewhere.open();
    private final Papers papers;
    private final House hospital;
    private final House cabinet;
    private final Chromium chromium;
    private @Nullable List<Shown> pages;

    private Scene(Path folder) throws IOException {
        this.folder = folder;
        papers = Papers.elliptic(Town.troupe(), SEED, clock);
        papers.write(folder);
        office = new PostOffice.Simulated(papers, clock, "mot-de-passe-invente");
        var files = new GatewayFile(folder, papers, office);
        hospital = opened(Role.Where.HOSPITAL, files.hospital(folder.resolve("hospital")));
        cabinet = opened(Role.Where.CABINET, files.cabinet(folder.resolve("cabinet")));
        name();
        practice = Practice.open(practice(Town.PRACTICE));
        hostile = Practice.open(practice(Town.HOSTILE));
        chromium = Chromium.start(pin(papers));
        settle();
    }

    static Scene open() {
        try {
            return new Scene(Files.createTempDirectory("passerelle-browser"));
        } catch (IOException unopened) {
            throw new UncheckedIOException(unopened);
        }
    }

    private House opened(Role.Where where, Path file) {
        var accounts = new AccountFile(file.resolveSibling("accounts.json"));
        PasswordHash password = PasswordHash.of(Role.PASSWORD.toCharArray(), new Random(SEED));
        Arrays.stream(Role.values())
                .filter(role -> role.where == where)
                .forEach(role -> accounts.add(new Account(role.account, role.person.id(), password, role.duties)));
        if (where == Role.EXPERT.where) {
            // to be seen, not to be used: nobody has the device
            Instant made = Cast.Days.SIMULATED.start().minus(Duration.ofDays(12));
            accounts.add(Role.EXPERT.account, new Passkey("cGhvbmU", "a2V5", 0, true, "Téléphone", made, null));
        }
        return House.open(SettingsReader.read(file, Environment.none()), world(where.name()), House.Drive.CALLER);
    }

    private NodeSettings.World world(String name) {
        return new NodeSettings.World(clock, new SeededRandom(SEED, name));
    }

    /** The people of the practice that the gateway serves. */
    private void name() {
        join(Role.REQUESTER, Set.of(Member.Right.PROFESSIONAL, Member.Right.COORDINATOR));
        join(Role.SECRETARY, Set.of(Member.Right.SECRETARY));
        String delegates = "{\"delegates\":[\"" + Role.SECRETARY.person.id().value() + "\"]}";
        change(new LineChange.Changed(
                Role.REQUESTER.person.id(), Canon.readLoose(delegates.getBytes(StandardCharsets.UTF_8))));
    }

    private void join(Role role, Set<Member.Right> rights) {
        change(new LineChange.Joined(new Member(role.person, rights, Member.Reach.NONE, List.of(), Set.of())));
    }

    private void change(LineChange change) {
        var books = cabinet.node().books();
        MailAddress address = Town.CABINET.address();
        books.change(address, books.book(address).version(), Role.REQUESTER.person.id(), change);
    }

    private Settings practice(Troupe.Place place) {
        Papers.Carded carded = papers.places().stream()
                .filter(one -> one.party().name().equals(place.name()))
                .findFirst()
                .orElseThrow();
        var ours = carded.party();
        return Settings.in(folder.resolve(ours.name()))
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(List.of(papers.pki().root(), papers.pki().organisations()))
                .ownCard(carded.card(), "Dr Jeanne Leclerc", "médecin", clock.instant())
                // as it stands: who cites a card that was replaced three days ago is refused
                .card(node().books().signedCard(Cast.LINE), "Dr Jeanne Leclerc", "médecin", clock.instant())
                .mailbox(
                        ours.address().value(),
                        office.submission(),
                        office.reading(),
                        office.account(ours.address()).password())
                .mailAuthorities(office.authorities())
                .world(clock, world(ours.name()).random());
    }

    private static String pin(Papers papers) {
        byte[] key = papers.server().certificate().getPublicKey().getEncoded();
        return Base64.getEncoder().encodeToString(Sha256.hash(key).bytes());
    }

    /** Every page, with something to show on each. */
    List<Shown> pages() {
        List<Shown> known = pages;
        if (known == null) {
            known = Shown.listed(this);
            pages = known;
        }
        return known;
    }

    /** Where their pages are. */
    String origin(Role.Where where) {
        return "https://localhost:" + house(where).consolePort().orElseThrow();
    }

    Browser browser() {
        return chromium.browser();
    }

    /** The hospital's. */
    public Node node() {
        return hospital.node();
    }

    /** The node of that gateway. */
    public Node node(Role.Where where) {
        return house(where).node();
    }

    private House house(Role.Where where) {
        return where == Role.Where.HOSPITAL ? hospital : cabinet;
    }

    /** Has somebody whom the hospital does not know introduce themselves, and ask the line at once; tells which request. */
    public Id introduce(Troupe.Place newcomer) {
        return introduce(newcomer, Requests::plaques);
    }

    Id introduce(Troupe.Place newcomer, BiFunction<Scene, Practice, Exchange> asking) {
        try (Practice theirs = Practice.open(practice(newcomer))) {
            theirs.introduce(Cast.LINE.value());
            Exchange asked = asking.apply(this, theirs);
            while (theirs.step() > 0) {
                settle();
            }
            return Id.parse(asked.id());
        }
    }

    /** Lets every node do what is to be done now, until no mail is on its way. */
    public void settle() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (practice.step()
                            + hostile.step()
                            + hospital.node().step()
                            + cabinet.node().step()
                    == 0) {
                return;
            }
        }
        throw new IllegalStateException("the nodes never come to rest");
    }

    public void pass(Duration time) {
        clock.advance(time);
        settle();
    }

    @Override
    public void close() {
        chromium.close();
        elsewhere.close();
        hospital.close();
        cabinet.close();
        practice.close();
        hostile.close();
        office.close();
        try (var inside = Files.walk(folder)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
