package org.passerelle.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a test PKI shaped like IGC-Santé. */
@Command(
        name = "pki",
        mixinStandardHelpOptions = true,
        description =
                "Makes a test PKI shaped like IGC-Santé: anchors, keys of a practice and a hospital, a server's and a client's. Worth nothing outside tests.")
final class PkiCommand implements Callable<Integer> {
    private static final String ANCHORS = "anchors.pem";

    private final Console console;
    private final World world;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go; made when absent.")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "The same seed and day give the same files.")
    private @Nullable Long seed;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Names of the TLS server.",
            defaultValue = "localhost,127.0.0.1",
            split = ",")
    private List<String> hosts = List.of();

    PkiCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() {
        prepare();
        var pki = new TestPki(seed == null ? world.random() : seeded(seed), world.clock());
        NamedFiles.write(out.resolve(ANCHORS), Pem.write(List.of(pki.root(), pki.organisations())));
        var practice = new Leaf.Subject("Meuse (55)", "CABINET DU BARROIS", new StructureId("1550000029"), "cabinet");
        var hospital =
                new Leaf.Subject("Meuse (55)", "CH DE BAR-LE-DUC", new StructureId("1550000012"), "dermatologie");
        house(pki, "practice", practice, MailAddress.of("cabinet.barrois@medecin.mssante.test"));
        house(pki, "hospital", hospital, MailAddress.of("dermatologie@ch-barleduc.mssante.test"));
        write("server", pki.issue(Leaf.tlsServer(hospital, hosts)));
        Issued client = pki.issue(Leaf.tlsClient(hospital));
        write("client", client);
        console.out().println("client fingerprint: " + Certificates.hash(client.certificate()));
        return 0;
    }

    private void prepare() {
        if (Files.exists(out.resolve(ANCHORS))) {
            throw Refusal.of(CliRefusal.NOT_EMPTY).refused();
        }
        try {
            Files.createDirectories(out);
        } catch (IOException unwritable) {
            throw Refusal.of(CliRefusal.FILE).refused(unwritable);
        }
    }

    private void house(TestPki pki, String name, Leaf.Subject subject, MailAddress address) {
        write(name + ".sign", pki.issue(Leaf.signing(subject).bound(address)));
        write(name + ".enc", pki.issue(Leaf.encryption(subject).bound(address)));
    }

    private void write(String name, Issued issued) {
        NamedFiles.write(out.resolve(name + ".cert.pem"), Pem.write(issued.certificate()));
        NamedFiles.write(out.resolve(name + ".key.pem"), Pem.writeKey(issued.key()));
        console.out().println(out.resolve(name + ".cert.pem"));
    }

    /** A generator whose octets follow from its seed alone: for tests, and for nothing else. */
    private static SecureRandom seeded(long seed) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("the JDK has SHA1PRNG", impossible);
        }
    }
}
