package org.passerelle.gateway.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.node.NodeSettings.World;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealed;
import org.passerelle.seal.Sealer;
import org.passerelle.seal.certificate.Certificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Seals one letter, for interoperability. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description =
                "Signs and encrypts one letter. Standard input is a MIME entity, or plain text in UTF-8; the mail goes to standard output.")
final class SealCommand implements Callable<Integer> {
    private final Console console;
    private final World world;

    @Option(names = "--key", required = true, paramLabel = "PEM", description = "The signer's private key.")
    private Path key = Path.of("");

    @Option(names = "--cert", required = true, paramLabel = "PEM", description = "The signer's certificate.")
    private Path certificate = Path.of("");

    @Option(
            names = "--to",
            required = true,
            arity = "1..*",
            paramLabel = "CERT",
            description =
                    "Encryption certificates of the recipients; ADDRESS=CERT where a certificate names no address.")
    private List<String> to = List.of();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "The sender, where the certificate names none or several.")
    private @Nullable String from;

    SealCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() throws IOException {
        Identity signer = NamedFiles.identity(key, certificate);
        MailAddress sender = from == null ? address(signer.certificate()) : MailAddress.of(from);
        List<SealOrder.Recipient> recipients = recipients();
        String messageId = "<" + Id.random(world.random()) + "@" + sender.domain() + ">";
        Instant now = world.clock().instant();
        var order = new SealOrder(Purpose.LETTER, sender, recipients, SealOrder.Headers.of(messageId), now);
        var entity = new ProtectedEntity(console.in(), order);
        var out = new BufferedOutputStream(console.out());
        Sealed sealed = new Sealer(world.random()).seal(order, signer, entity::write, out);
        out.flush();
        if (console.out().checkError()) {
            throw Refusal.of(CliRefusal.STREAM).refused();
        }
        console.err()
                .println("sealed: letter " + sealed.letterId() + ", " + sealed.size() + " octets, "
                        + String.join(", ", sealed.algorithms()));
        return 0;
    }

    /** Each address once, in the order written, with all of its certificates: while a key is renewed it has two. */
    private List<SealOrder.Recipient> recipients() {
        Map<MailAddress, List<X509Certificate>> byAddress = new LinkedHashMap<>();
        for (String written : to) {
            int equals = written.indexOf('=');
            boolean named = equals > 0 && written.substring(0, equals).contains("@");
            Path file = Path.of(named ? written.substring(equals + 1) : written);
            X509Certificate leaf = NamedFiles.certificates(file).get(0);
            MailAddress address = named ? MailAddress.of(written.substring(0, equals)) : address(leaf);
            byAddress.computeIfAbsent(address, first -> new ArrayList<>()).add(leaf);
        }
        return byAddress.entrySet().stream()
                .map(one -> new SealOrder.Recipient(one.getKey(), one.getValue()))
                .toList();
    }

    static MailAddress address(X509Certificate certificate) {
        List<String> names = Certificates.mailNames(certificate);
        if (names.size() != 1) {
            throw Refusal.of(CliRefusal.ADDRESS).refused();
        }
        return MailAddress.of(names.get(0));
    }
}
