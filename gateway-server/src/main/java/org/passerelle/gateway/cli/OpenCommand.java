package org.passerelle.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens one letter, for interoperability. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description =
                "Decrypts and verifies one letter from standard input. Its content goes out only on a full verdict: to standard output, the verdict then to standard error; or to the file of --out, the verdict then to standard output.")
final class OpenCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "The recipient's private key.")
    private Path key = Path.of("");

    @Option(
            names = "--cert",
            required = true,
            paramLabel = "PEM",
            description = "The recipient's encryption certificate.")
    private Path certificate = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(
            names = "--crl",
            paramLabel = "PEM",
            description = "Revocation lists, as often as there are files; without a current one, revocation is absent.")
    private List<Path> crls = List.of();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "When it arrived, as 2026-11-20T14:30:00Z; now when absent.")
    private @Nullable Instant at;

    @Option(
            names = "--as",
            paramLabel = "ADDRESS",
            description = "Whom it must be addressed to; the certificate's addresses when absent.")
    private @Nullable String as;

    @Option(
            names = "--accept",
            paramLabel = "unbound",
            description =
                    "unbound: also accepts a letter that other software wrote, which lacks what only Passerelle signs, or one whose certificate names no address.")
    private @Nullable Accepted accept;

    @Option(names = "--json", description = "The verdict as JSON.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the content goes; on any other verdict than a full one the file is neither made nor changed.")
    private @Nullable Path out;

    /** What may be accepted beyond the strict verdict. */
    enum Accepted {
        unbound
    }

    OpenCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() throws IOException {
        Path spool = Files.createTempDirectory("passerelle-open");
        try {
            return open(spool);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private int open(Path spool) throws IOException {
        var opener = new Opener(spool, world.random());
        try (Opened opened = opener.open(console.in(), context())) {
            var summary = new VerdictSummary(opened);
            boolean full = opened.verdict().applicable() || accept != null && summary.lacksOnlyBinding();
            if (full && out != null) {
                keep(opened, out);
            }
            tell(summary, out == null ? console.err() : console.out());
            if (!full) {
                throw Refusal.of(opened.verdict().refusal().orElseThrow()).refused();
            }
            if (out == null) {
                transfer(opened, console.out());
            }
        }
        console.out().flush();
        if (console.out().checkError()) {
            throw Refusal.of(CliRefusal.STREAM).refused();
        }
        return 0;
    }

    private void keep(Opened opened, Path place) throws IOException {
        try (WholeFile file = WholeFile.at(place, world.random())) {
            transfer(opened, file.out());
            file.keep();
        }
    }

    private void tell(VerdictSummary summary, PrintStream to) {
        if (json) {
            to.println(new String(Canon.octets(summary.json()), StandardCharsets.UTF_8));
        } else {
            summary.lines().forEach(to::println);
        }
    }

    private static void transfer(Opened opened, OutputStream to) throws IOException {
        try (InputStream payload = opened.payload()) {
            payload.transferTo(to);
        }
    }

    private OpenContext context() {
        Identity own = NamedFiles.identity(key, certificate);
        var keyring = Keyring.of(own, List.of(new DecryptionKey(own.key(), own.certificate())));
        Set<MailAddress> ours = as != null
                ? Set.of(MailAddress.of(as))
                : Certificates.mailNames(own.certificate()).stream()
                        .map(MailAddress::of)
                        .collect(Collectors.toSet());
        Instant arrival = at == null ? world.clock().instant() : at;
        OpenContext strict = OpenContext.strict(keyring, ours, NamedFiles.anchors(anchors, crls), arrival);
        return accept == null ? strict : strict.with(Acceptance.unbound());
    }
}
