package org.passerelle.gateway.cli.remote;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which gateway a command speaks to, as which program and for whom. */
public final class GatewayOptions {
    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "${env:PASSERELLE_GATEWAY:-https://localhost:8443}",
            description = "The running gateway; PASSERELLE_GATEWAY, else https://localhost:8443.")
    private URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_KEY}",
            description = "The client certificate's private key; PASSERELLE_KEY.")
    private Path key = Path.of("");

    @Option(
            names = "--cert",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_CERT}",
            description = "A client certificate that the gateway's settings list; PASSERELLE_CERT.")
    private Path certificate = Path.of("");

    @Option(
            names = "--anchors",
            required = true,
            paramLabel = "PEM",
            defaultValue = "${env:PASSERELLE_ANCHORS}",
            description = "The authorities that the gateway's server certificate leads to; PASSERELLE_ANCHORS.")
    private Path anchors = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PERSON",
            defaultValue = "${env:PASSERELLE_AS}",
            description = "Who you are: your RPPS number, or your id on the line; PASSERELLE_AS.")
    private String person = "";

    URI gateway() {
        return gateway;
    }

    Path key() {
        return key;
    }

    Path certificate() {
        return certificate;
    }

    Path anchors() {
        return anchors;
    }

    String person() {
        return person;
    }
}
