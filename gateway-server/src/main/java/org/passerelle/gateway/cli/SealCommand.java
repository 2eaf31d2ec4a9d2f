package org.passerelle.gateway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.passerelle.seal.suite.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Seals one letter, for interoperability. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description =
                "Signs and encrypts one letter. Standard input is a MIME entity, or plain text in UTF-8; the mail goes to standard output. From and To are those of the certificates and of the entity's own headers, which must agree.")
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
                    "Encryption certificates of the recipients; ADDRESS=CERT where neither the certificate nor the entity says whose.")
    private List<String> to = List.of();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "The sender, where neither the certificate nor the entity says which.")
    private @Nullable String from;

    @Option(
            names = "--recipient-mode",
            paramLabel = "[ADDRESS=]MODE",
            converter = RecipientMode.Reader.class,
            description = {
                "What the recipients read, or the one of that address: gcm (the default) or compatible.",
                "gcm: AES-256-GCM, RSA-OAEP, RSA-PSS; for Passerelle and openssl cms.",
                "compatible: AES-256-CBC around the signature, RSA with PKCS#1 v1.5; for everything else that reads S/MIME (mail programs, gpgsm, NSS)."
            })
    private List<RecipientMode> modes = List.of();

    @Option(
            names = "--compatible-out",
            paramLabel = "FILE",
            description =
                    "Where recipients are of both modes: the file of the compatible mail. Standard output gets the other one.")
    private @Nullable Path compatibleOut;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SealCommand(Console console, World world) {
        this.console = console;
        this.world = world;
    }

    @Override
    public Integer call() throws IOException {
        Identity signer = NamedFiles.identity(key, certificate);
        EntityHead entity = EntityHead.read(console.in());
        SealOrder order = order(entity, signer);
        boolean mixed = order.suites().size() > 1;
        if (mixed != (compatibleOut != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--compatible-out goes with recipients of both modes, and they with it");
        }
        if (compatibleOut == null) {
            return seal(order, signer, entity, Map.of(order.suite(), console.out()));
        }
        try (WholeFile file = WholeFile.at(compatibleOut, world.random())) {
            int code = seal(order, signer, entity, Map.of(Suite.GCM, console.out(), Suite.COMPATIBLE, file.out()));
            file.keep();
            return code;
        }
    }

    private int seal(SealOrder order, Identity signer, EntityHead entity, Map<Suite, OutputStream> outs)
            throws IOException {
        var payload = new ProtectedEntity(entity, order);
        Map<Suite, Sealed> mails = new Sealer(world.random()).seal(order, signer, payload::write, outs);
        console.out().flush();
        if (console.out().checkError()) {
            throw Refusal.of(CliRefusal.STREAM).refused();
        }
        mails.values()
                .forEach(mail -> console.err()
                        .println("sealed: letter " + mail.letterId() + ", " + mail.size() + " octets, "
                                + String.join(", ", mail.algorithms())));
        return 0;
    }

    private SealOrder order(EntityHead entity, Identity signer) {
        var parties = new Parties(entity);
        MailAddress sender =
                parties.sender(signer.certificate(), Optional.ofNullable(from).map(MailAddress::of));
        List<SealOrder.Recipient> recipients = parties.recipients(to).entrySet().stream()
                .map(one ->
                        new SealOrder.Recipient(one.getKey(), one.getValue(), RecipientMode.of(one.getKey(), modes)))
                .toList();
        var headers = new SealOrder.Headers(
                "<" + Id.random(world.random()) + "@" + sender.domain() + ">",
                entity.messageIds("in-reply-to"),
                entity.messageIds("references"),
                SealOrder.SUBJECT,
                Map.of());
        return new SealOrder(
                Purpose.LETTER, sender, recipients, headers, world.clock().instant());
    }
}
