package org.passerelle.gateway.cli.line;

import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.cli.remote.GatewayClient;
import org.passerelle.gateway.cli.remote.GatewayOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which gateway a command speaks to, of which version of a line, and how it prints. */
final class LineOptions {
    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(
            names = "--if-version",
            paramLabel = "N",
            description = "Changes only this version; the one that is there when absent.")
    private @Nullable Long version;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    RemoteLines remote(Where where) {
        return new RemoteLines(GatewayClient.of(gateway), where);
    }

    @Nullable
    Long version() {
        return version;
    }

    boolean json() {
        return json;
    }
}
