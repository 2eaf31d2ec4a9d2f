package org.passerelle.gateway.cli.line;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.remote.GatewayClient;

/** A running gateway's lines. */
record RemoteLines(GatewayClient gateway) {

    /** The lines of whoever asks. */
    Json.Obj lines() {
        return said(gateway.get("/lines", GatewayClient.JSON));
    }

    /** A line, as whoever asks may see it. */
    Json.Obj line(String line) {
        return said(gateway.get(path(line), GatewayClient.JSON));
    }

    /** Changes a line and tells it as it is then. */
    Json.Obj change(String line, long version, Json.Obj change) {
        return said(gateway.post(path(line) + "/changes", version, change));
    }

    private static String path(String line) {
        return "/lines/" + GatewayClient.encoded(line);
    }

    private static Json.Obj said(byte[] octets) {
        return Canon.readLoose(octets);
    }
}
