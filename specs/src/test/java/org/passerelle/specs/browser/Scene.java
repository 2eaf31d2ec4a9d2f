package org.passerelle.specs.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.VirtualClock;
import org.passerelle.gateway.House;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.party.StructureId;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.SeededRandom;
import org.passerelle.specs.demo.world.Troupe;
import org.passerelle.specs.demo.world.Troupes;

/**
 * A hospital's gateway with its pages, a practice that embeds the SDK, a mail server between them and a browser, on one clock that
 * moves when a test says so. One for all tests of a JVM: see {@link OneScene}.
 */
final class Scene implements AutoCloseable {
    private static final long SEED = 28;
    private static final int MOST_TURNS = 200;

    final VirtualClock clock = new VirtualClock(Cast.Days.SIMULATED.start());
    final Practice practice;
    /** A practice that means harm, beginning with its name. */
    final Practice hostile;

    final Elsewhere elsewhere = Elsewhere.open();
    private final Path folder;
    private final PostOffice office;
    private final House hospital;
    private final Chromium chromium;
    private @Nullable List<Shown> pages;

    private Scene(Path folder) throws IOException {
        this.folder = folder;
        Papers papers = Papers.of(troupe(), SEED, clock);
        papers.write(folder);
        office = new PostOffice.Simulated(papers, clock, "mot-de-passe-invente");
        Path file = HospitalFile.write(folder.resolve("hospital"), folder, papers, office);
        accounts(file.resolveSibling("accounts.json"));
        practice = Practice.open(practice(papers, papers.places().get(0)));
        hostile = Practice.open(practice(papers, papers.places().get(1)));
        hospital = House.open(SettingsReader.read(file, Environment.none()), world("hospital"), House.Drive.CALLER);
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

    private NodeSettings.World world(String name) {
        return new NodeSettings.World(clock, new SeededRandom(SEED, name));
    }

    private static void accounts(Path file) {
        var accounts = new AccountFile(file);
        PasswordHash password = PasswordHash.of(Role.PASSWORD.toCharArray(), new Random(SEED));
        for (Role role : Role.values()) {
            accounts.add(new Account(role.account, PersonId.of(role.person.rpps()), password, role.duties));
        }
    }

    private static Troupe troupe() {
        Troupe usual = Troupes.avis();
        var harm = new Troupe.Place(
                "hostile",
                "Cabinet <img src=x onerror=alert(1)>",
                new Leaf.Subject("Meuse (55)", "CABINET HOSTILE", new StructureId("1550000088"), "cabinet"),
                new MailAddress("cabinet@hostile.mssante.example"),
                List.of());
        return new Troupe(
                "avis-in-a-browser", usual.team(), List.of(usual.places().get(0), harm), null);
    }

    private Settings practice(Papers papers, Papers.Carded place) {
        var ours = place.party();
        return Settings.in(folder.resolve(ours.name()))
                .key(ours.signing().key(), ours.signing().chain())
                .key(ours.encryption().key(), ours.encryption().chain())
                .authorities(List.of(papers.pki().root(), papers.pki().organisations()))
                .ownCard(place.card(), "Dr Jeanne Leclerc", "médecin", clock.instant())
                .card(papers.lineCard(), "Dr Jeanne Leclerc", "médecin", clock.instant())
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

    /** Where the pages are. */
    String origin() {
        return "https://localhost:" + hospital.consolePort().orElseThrow();
    }

    Browser browser() {
        return chromium.browser();
    }

    Node node() {
        return hospital.node();
    }

    /** Lets both nodes do what is to be done now, until no mail is on its way. */
    void settle() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            if (practice.step() + hostile.step() + hospital.node().step() == 0) {
                return;
            }
        }
        throw new IllegalStateException("the nodes never come to rest");
    }

    void pass(Duration time) {
        clock.advance(time);
        settle();
    }

    @Override
    public void close() {
        chromium.close();
        elsewhere.close();
        hospital.close();
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
