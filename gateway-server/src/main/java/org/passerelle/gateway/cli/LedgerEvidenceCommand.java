package org.passerelle.gateway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.node.NodeLedger;
import org.passerelle.port.keep.Change;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the evidence kept against ledgers into a folder: each document, and the endorsements of the ledger's keys beside it. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Writes the evidence kept against ledgers (ours as others hold it, or others') into a folder; the"
                + " gateway is stopped.")
final class LedgerEvidenceCommand implements Callable<Integer> {
    private final Console console;
    private final Function<Path, NodeLedger> ledgers;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The gateway's settings.")
    private Path config = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the documents are written.")
    private Path out = Path.of("");

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    LedgerEvidenceCommand(Console console, Function<Path, NodeLedger> ledgers) {
        this.console = console;
        this.ledgers = ledgers;
    }

    @Override
    public Integer call() {
        List<Json> told = new ArrayList<>();
        for (NodeLedger.Evidence evidence : ledgers.apply(config).evidence()) {
            Change.Evidence row = evidence.row();
            String name = row.code() + "-" + row.content().hex().substring(0, 16);
            write(name + ".json", row.document());
            for (int i = 0; i < evidence.endorsements().size(); i++) {
                write(
                        name + ".endorsement-" + i + ".cms",
                        evidence.endorsements().get(i));
            }
            told.add(Json.object()
                    .put("file", name + ".json")
                    .put("code", row.code())
                    .put("origin", row.origin())
                    .put("at", row.at())
                    .put("endorsements", evidence.endorsements().size())
                    .build());
            if (!json) {
                console.out().println(name + ".json: " + row.origin() + ", " + row.at());
            }
        }
        if (json) {
            byte[] document = Canon.octets(Json.object().put("evidence", told).build());
            console.out().println(new String(document, StandardCharsets.UTF_8));
        } else if (told.isEmpty()) {
            console.out().println("There is no evidence.");
        }
        return 0;
    }

    private void write(String name, byte[] octets) {
        try {
            Files.createDirectories(out);
            Files.write(out.resolve(name), octets);
        } catch (IOException unwritable) {
            throw Refusal.of(CliRefusal.FILE).with(FactKey.FILE, name).refused(unwritable);
        }
    }
}
