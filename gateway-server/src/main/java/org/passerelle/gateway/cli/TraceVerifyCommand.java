package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.ledger.trace.TraceAudit;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies trace certificates offline, together: what one side's receipts state is compared with the other side's trace. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Verifies trace certificates offline: who vouches for each, that nothing was added, changed or removed, and who witnessed how much of it and when. Give both sides' files together to compare them.")
final class TraceVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The trace certificates.")
    private List<Path> files = List.of();

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "A correspondent's signed receipt as a mail file, beside those that the certificates carry.")
    private List<Path> receipts = List.of();

    @Option(names = "--crl", paramLabel = "PEM", description = "Revocation lists.")
    private List<Path> crls = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    TraceVerifyCommand(Console console) {
        this.console = console;
    }

    /** A certificate and the file it was read from. */
    private record Read(Path file, TraceCertificate certificate) {}

    @Override
    public Integer call() {
        try {
            print(verified());
            return 0;
        } catch (Refused failed) {
            Refusal why = failed.refusal();
            console.err().println(why);
            if (json) {
                console.out().println(new String(Canon.octets(failed(why)), StandardCharsets.UTF_8));
            } else {
                console.out().println(TraceSummary.failed(why));
            }
            return Cli.REFUSED;
        }
    }

    private static Json.Obj failed(Refusal why) {
        return Json.object()
                .put("verified", false)
                .put("code", why.code().code())
                .put("file", why.facts().get(FactKey.FILE))
                .build();
    }

    private List<TraceSummary> verified() {
        List<Read> reads = files.stream()
                .map(file -> new Read(file, naming(file, () -> TraceCertificate.read(NamedFiles.octets(file)))))
                .toList();
        TrustAnchors believed = NamedFiles.anchors(anchors, crls);
        var audit = new TraceAudit(new TraceVerifier(new EndorsementSeal(believed)), new WitnessReceipts(believed));
        for (Path receipt : receipts) {
            naming(receipt, () -> {
                audit.hear(NamedFiles.octets(receipt));
                return receipt;
            });
        }
        List<List<TraceAudit.Uncounted>> uncounted =
                reads.stream().map(read -> audit.hear(read.certificate())).toList();
        List<TraceSummary> summaries = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            Read read = reads.get(i);
            VerifiedTrace trace = naming(read.file(), () -> audit.verify(read.certificate()));
            summaries.add(new TraceSummary(NamedFiles.name(read.file()), trace, uncounted.get(i)));
        }
        return summaries;
    }

    private void print(List<TraceSummary> summaries) {
        if (json) {
            console.out().println(new String(Canon.octets(document(summaries)), StandardCharsets.UTF_8));
            return;
        }
        for (TraceSummary summary : summaries) {
            if (summaries.size() > 1) {
                console.out().println(summary.file() + ":");
            }
            summary.lines().forEach(console.out()::println);
        }
        console.out().println(TraceSummary.verified(summaries));
    }

    /** One trace is told as itself, several as a list. */
    private static Json.Obj document(List<TraceSummary> summaries) {
        return summaries.size() == 1
                ? summaries.get(0).json()
                : Json.object()
                        .put("verified", true)
                        .put(
                                "traces",
                                summaries.stream().map(TraceSummary::json).toList())
                        .build();
    }

    /** A refusal says which of the files it is about. */
    private static <T> T naming(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw refused.refusal().with(FactKey.FILE, NamedFiles.name(file)).refused(refused);
        }
    }
}
