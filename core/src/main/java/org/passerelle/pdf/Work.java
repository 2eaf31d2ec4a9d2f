package org.passerelle.pdf;

import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** What reading one PDF has cost, and where it ends. */
final class Work {
    private final PdfLimits limits;
    private long looked;
    private long inflated;
    private long structure;
    private int values;

    Work(PdfLimits limits) {
        this.limits = limits;
    }

    PdfLimits limits() {
        return limits;
    }

    /** So many octets were looked at. */
    void looked(long octets) {
        looked += octets;
        if (looked > limits.workOctets()) {
            throw tooComplex("work", limits.workOctets());
        }
    }

    void value() {
        if (++values > limits.values()) {
            throw tooComplex("values", limits.values());
        }
    }

    void depth(int depth) {
        if (depth > limits.depth()) {
            throw tooComplex("depth", limits.depth());
        }
    }

    /** A stream gave so many octets more. */
    void inflated(long octets) {
        inflated += octets;
        if (inflated > limits.inflatedOctets()) {
            throw Refusal.of(PdfRefusal.INFLATES)
                    .with(FactKey.LIMIT, limits.inflatedOctets())
                    .refused();
        }
    }

    /** And they are held. */
    void structure(long octets) {
        structure += octets;
        if (structure > limits.structureOctets()) {
            throw Refusal.of(PdfRefusal.INFLATES)
                    .with(FactKey.LIMIT, limits.structureOctets())
                    .refused();
        }
    }

    static Refused tooComplex(String what, long limit) {
        return Refusal.of(PdfRefusal.TOO_COMPLEX)
                .with(FactKey.CHECK, what)
                .with(FactKey.LIMIT, limit)
                .refused();
    }

    /** @param what a word for whoever looks into it, nothing of the file */
    static Refused damaged(String what) {
        return Refusal.of(PdfRefusal.DAMAGED).with(FactKey.CHECK, what).refused();
    }
}
