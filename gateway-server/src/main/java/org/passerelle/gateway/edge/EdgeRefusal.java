package org.passerelle.gateway.edge;

import org.passerelle.refusal.RefusalCode;

/** Why the edge does not open. */
public enum EdgeRefusal implements RefusalCode {
    PORT_IN_USE(
            "gateway.edge.port-in-use",
            "Another program listens on the port in https.port already; stop it or choose another port."),
    BIND(
            "gateway.edge.bind",
            "The edge cannot listen on the address in https.bind; give one of this machine's addresses."),
    TLS(
            "gateway.edge.tls",
            "The server's key and certificate cannot be used for TLS; check that they belong together.");

    private final String code;
    private final String sentence;

    EdgeRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return this == PORT_IN_USE ? Lasting.TEMPORARY : Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
