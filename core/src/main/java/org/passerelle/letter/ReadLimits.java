package org.passerelle.letter;

import org.passerelle.fhir.FhirJson;

/**
 * How much of a letter's inside is read before it is refused, and so how much is written.
 *
 * @param headers fields of one entity
 * @param headerOctets octets of one field, and of one line
 * @param parts parts of the letter
 * @param text octets of a part for people
 * @param envelope octets of the envelope
 * @param bundle octets of the bundle
 */
public record ReadLimits(int headers, int headerOctets, int parts, int text, int envelope, int bundle) {

    /** What is read by default. */
    public static final ReadLimits DEFAULT =
            new ReadLimits(64, 16 * 1024, 128, 1024 * 1024, 1024 * 1024, 4 * 1024 * 1024);

    /** What a receipt's inside may hold. */
    public static final ReadLimits SMALL = new ReadLimits(64, 16 * 1024, 8, 64 * 1024, 64 * 1024, 64 * 1024);

    /** What of the bundle is read as FHIR. */
    FhirJson.Limits fhir() {
        FhirJson.Limits defaults = FhirJson.Limits.DEFAULT;
        return new FhirJson.Limits(bundle, defaults.depth(), defaults.nodes());
    }

    public ReadLimits {
        if (headers < 1 || headerOctets < 64 || parts < 1 || text < 1 || envelope < 1 || bundle < 1) {
            throw new IllegalArgumentException("a limit is at least one, a header's at least 64 octets");
        }
    }
}
