package org.passerelle.ledger.trace;

import org.passerelle.canon.Json;
import org.passerelle.ledger.LedgerRefusal;
import org.passerelle.refusal.Refusal;

/**
 * Something that a trace certificate carries along for whoever can read it: a correspondent's receipt, a proof that
 * connects it with the checkpoint, a CRL, an OCSP response, an RFC 3161 token.
 *
 * @param kind what it is; an unknown kind is kept and ignored
 * @param octets as it was received
 */
public record Evidence(String kind, byte[] octets) {
    /** A correspondent's signed receipt, as MIME. */
    public static final String RECEIPT = "receipt";
    /** A {@link GrowthProof}: that the checkpoint extends a smaller state which receipts state. */
    public static final String CONSISTENCY = "consistency";
    /** A certificate revocation list, DER. */
    public static final String CRL = "crl";
    /** An OCSP response, DER. */
    public static final String OCSP = "ocsp";
    /** An RFC 3161 time-stamp token, DER. */
    public static final String TIMESTAMP = "timestamp";

    public Evidence {
        if (!kind.matches("[a-z][a-z0-9-]{0,31}")) {
            throw Refusal.of(LedgerRefusal.CERTIFICATE_FORM).refused();
        }
        octets = octets.clone();
    }

    static Evidence read(Json.Obj json) {
        return new Evidence(json.text("kind"), json.octets("octets"));
    }

    Json.Obj json() {
        return Json.object().put("kind", kind).put("octets", octets).build();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return "Evidence[" + kind + "]";
    }
}
