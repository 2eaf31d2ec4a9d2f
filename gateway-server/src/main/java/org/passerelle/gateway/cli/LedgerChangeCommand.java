package org.passerelle.gateway.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.Self;
import org.passerelle.node.NodeLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes who speaks for a gateway's ledger, and tells who does now. */
abstract class LedgerChangeCommand implements Callable<Integer> {
    private final Console console;
    private final Function<Path, NodeLedger> ledgers;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The gateway's settings.")
    private Path config = Path.of("");

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    private LedgerChangeCommand(Console console, Function<Path, NodeLedger> ledgers) {
        this.console = console;
        this.ledgers = ledgers;
    }

    abstract Self change(NodeLedger ledger);

    @Override
    public Integer call() {
        Self now = change(ledgers.apply(config));
        if (json) {
            Json.Obj document = Json.object()
                    .put("origin", now.origin().text())
                    .put("key", now.key().verifyKey().text())
                    .put("fromSize", now.current().fromSize())
                    .build();
            console.out().println(new String(Canon.octets(document), StandardCharsets.UTF_8));
        } else {
            console.out().println("ledger " + now.origin());
            console.out()
                    .println("key " + now.key().verifyKey() + " from size "
                            + now.current().fromSize());
        }
        return 0;
    }

    /** Gives the ledger a new key. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Gives the ledger a new key, endorsed by the certificate and by the present key; the gateway is stopped.")
    static final class Rotate extends LedgerChangeCommand {
        Rotate(Console console, Function<Path, NodeLedger> ledgers) {
            super(console, ledgers);
        }

        @Override
        Self change(NodeLedger ledger) {
            return ledger.rotate();
        }
    }

    /** Begins a new ledger. */
    @Command(
            name = "renew",
            mixinStandardHelpOptions = true,
            description = "Begins a new ledger, after its key was lost or the folder was restored from an older copy;"
                    + " what is here stays provable in it. The gateway is stopped.")
    static final class Renew extends LedgerChangeCommand {
        Renew(Console console, Function<Path, NodeLedger> ledgers) {
            super(console, ledgers);
        }

        @Override
        Self change(NodeLedger ledger) {
            return ledger.renew();
        }
    }
}
