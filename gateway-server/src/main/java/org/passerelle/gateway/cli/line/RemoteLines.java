package org.passerelle.gateway.cli.line;

import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.remote.GatewayClient;

/** A running gateway's lines, or practices. */
record RemoteLines(GatewayClient gateway, Where where) {

    /** Those of whoever asks. */
    Json.Obj lines() {
        return said(gateway.get("/" + where.folder, GatewayClient.JSON));
    }

    /** One, as whoever asks may see it. */
    Json.Obj line(String line) {
        return said(gateway.get(path(line), GatewayClient.JSON));
    }

    /** Changes one and tells it as it is then. */
    Json.Obj change(String line, long version, Json.Obj change) {
        return said(gateway.post(path(line) + "/changes", version, change));
    }

    private String path(String line) {
        return "/" + where.folder + "/" + GatewayClient.encoded(line);
    }

    private static Json.Obj said(byte[] octets) {
        return Canon.readLoose(octets);
    }
}
