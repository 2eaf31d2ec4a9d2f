package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.ledger.Entry;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.ledger.trace.VerifiedTrace;
import org.passerelle.seal.EndorsementSeal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a trace certificate offline. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Verifies a trace certificate offline: who vouches for it, and that nothing was added, changed or removed.")
final class TraceVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The trace certificate.")
    private Path file = Path.of("");

    @Option(names = "--anchors", required = true, paramLabel = "PEM", description = "The authorities believed.")
    private Path anchors = Path.of("");

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    TraceVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TraceCertificate certificate = TraceCertificate.read(NamedFiles.octets(file));
        var verifier = new TraceVerifier(new EndorsementSeal(NamedFiles.anchors(anchors, List.of())));
        VerifiedTrace trace = verifier.verify(certificate, List.of(), List.of());
        if (json) {
            console.out().println(new String(Canon.octets(document(trace)), StandardCharsets.UTF_8));
        } else {
            print(trace);
        }
        return 0;
    }

    private void print(VerifiedTrace trace) {
        console.out()
                .println("The trace holds: leaves 0 to " + trace.n() + " of chain "
                        + trace.head().x() + ", none missing, in ledger " + trace.origin() + ".");
        console.out().println("Endorsed by " + trace.identity().subject() + ".");
        console.out()
                .println(trace.dated()
                        .map(at -> "Witnessed at " + Instants.format(at) + ".")
                        .orElse("Undated: no correspondent's receipt was given."));
        console.out().println("Payloads withheld: " + trace.withheld() + ".");
        for (Entry entry : trace.entries()) {
            console.out()
                    .println(String.format(
                            java.util.Locale.ROOT,
                            "%4d  %s  %s",
                            entry.leaf().n(),
                            Instants.format(entry.leaf().at()),
                            entry.leaf().event()));
        }
    }

    private static Json.Obj document(VerifiedTrace trace) {
        List<Json.Obj> entries = trace.entries().stream()
                .map(entry -> Json.object()
                        .put("n", entry.leaf().n())
                        .put("at", entry.leaf().at())
                        .put("event", entry.leaf().event())
                        .build())
                .toList();
        return Json.object()
                .put("verified", true)
                .put("origin", trace.origin().toString())
                .put("chain", trace.head().x())
                .put("last", trace.n())
                .put("endorsedBy", trace.identity().subject())
                .put("structure", trace.identity().structure())
                .put("witnessedAt", trace.dated().map(Instants::format))
                .put("withheld", trace.withheld())
                .put("entries", entries)
                .build();
    }
}
