package org.passerelle.specs.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.passerelle.gateway.House;
import org.passerelle.gateway.cli.Cli;
import org.passerelle.gateway.cli.Console;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.Professional;
import org.passerelle.refusal.HouseBug;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Papers;
import org.passerelle.specs.demo.world.Troupe;
import org.passerelle.specs.demo.world.Troupes;

/**
 * A gateway with its console, and a store full of open requests: some of them whole, to be read and answered; the others rows, which is
 * all that a list reads. Nothing turns its pumps, and no mail server is there.
 *
 * @param house the gateway
 * @param papers whose keys they are
 * @param filled what can be opened
 */
record ConsoleHouse(House house, Papers papers, AskedExchanges.Filled filled) implements AutoCloseable {

    static ConsoleHouse open(Path folder, ConsoleBench.Plan plan, SecureRandom random) throws IOException {
        Troupe troupe = Troupes.avis();
        Papers papers = Papers.issue(troupe, random.nextLong(), InstantSource.system());
        papers.write(folder);
        Path settings = folder.resolve("passerelle.yaml");
        Files.writeString(settings, yaml(papers, InstantSource.system()), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("mailbox.password"), "nobody reads it", StandardCharsets.UTF_8);
        var world = new NodeSettings.World(InstantSource.system(), random);
        account(settings, troupe.team().expert(), world);
        // the first opening makes the node's ledger and keys
        House.open(SettingsReader.read(settings, Environment.none()), world, House.Drive.CALLER)
                .close();
        var asked = new AskedExchanges(papers, random, InstantSource.system());
        AskedExchanges.Filled filled = asked.fill(
                folder.resolve("node"),
                plan.open(),
                plan.stories() + 1,
                plan.nights(),
                BenchNight.edf(ConsoleBench.NIGHT_SECONDS));
        House house = House.open(SettingsReader.read(settings, Environment.none()), world, House.Drive.CALLER);
        return new ConsoleHouse(house, papers, filled);
    }

    BenchBrowser browser() {
        return new BenchBrowser(house.consolePort().orElseThrow(), papers.pki().root());
    }

    private static void account(Path settings, Professional expert, NodeSettings.World world) {
        var in = new ByteArrayInputStream((BenchBrowser.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        var said = new ByteArrayOutputStream();
        var told = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = new Cli(
                        new Console(in, told, told),
                        world,
                        name -> Optional.empty(),
                        unused -> {},
                        unused -> {
                            throw new HouseBug("no ledger is asked for");
                        },
                        unused -> List.of())
                .run(
                        "account",
                        "add",
                        BenchBrowser.NAME,
                        "--person",
                        expert.rpps().value(),
                        "--config",
                        settings.toString());
        if (exit != 0) {
            throw new HouseBug("no account was added: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static String yaml(Papers papers, InstantSource clock) {
        Troupe.Team team = papers.troupe().team();
        return """
                node: { folder: node }
                keys:
                  signing: { certificate: keys/hospital.sign.cert.pem, key: keys/hospital.sign.key.pem }
                  decryption:
                    - { certificate: keys/hospital.enc.cert.pem, key: keys/hospital.enc.key.pem }
                trust: { anchors: keys/anchors.pem }
                cards:
                  - { file: cards/line.card.pem, own: true, #confirmed }
                  - { file: cards/#practice.card.pem, #confirmed }
                catalogue: { letters: false }
                mailboxes:
                  - address: '#line'
                    smtp: { host: localhost, port: 9 }
                    imap: { host: localhost, port: 9 }
                    login: { user: banc, passwordFile: mailbox.password }
                lines:
                  - address: '#line'
                    members:
                      - { rpps: '#rpps', familyName: #family, givenName: #given }
                      - { rpps: '#coordinator', familyName: MOREL, givenName: Claire, rights: [coordinator], mail: '#mail' }
                https:
                  port: 0
                  certificate: keys/localhost.tls.cert.pem
                  key: keys/localhost.tls.key.pem
                  clientAnchors: keys/anchors.pem
                console: { port: 0, accounts: accounts.json }
                """.replace("#confirmed", "confirmedBy: Camille Aubry, confirmedRole: secrétaire, confirmedAt: '#now'")
                .replace("#now", clock.instant().toString())
                .replace("#practice", papers.practice().name())
                .replace("#line", team.line().value())
                .replace("#coordinator", Cast.COORDINATOR.rpps().value())
                .replace("#mail", Cast.COORDINATOR_MAIL.value())
                .replace("#rpps", team.expert().rpps().value())
                .replace("#family", team.expert().familyName())
                .replace("#given", team.expert().givenName());
    }

    @Override
    public void close() {
        house.close();
    }
}
