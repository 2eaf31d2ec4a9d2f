package org.passerelle.seal.frame;

/**
 * How much of a mail is read before it is refused.
 *
 * @param headers octets of one entity's headers
 * @param mail octets of the whole mail
 * @param recipients recipient informations in one letter
 * @param certificates certificates in one signature
 * @param structure octets of one small ASN.1 structure: all recipient informations, all certificates, one signer
 */
public record OpenLimits(int headers, long mail, int recipients, int certificates, int structure) {

    /** What is read by default. */
    public static final OpenLimits DEFAULT =
            new OpenLimits(HeaderBlock.LONGEST, 512L * 1024 * 1024, 1000, 16, 1024 * 1024);
    /** What a receipt, a card or an endorsement may hold. */
    public static final OpenLimits SMALL = new OpenLimits(HeaderBlock.LONGEST, 256L * 1024, 1000, 16, 256 * 1024);

    /** What an introduction may hold, with a catalogue in it. */
    public static final OpenLimits INTRODUCTION =
            new OpenLimits(HeaderBlock.LONGEST, 2L * 1024 * 1024, 1000, 16, 256 * 1024);

    /** What a catalogue may hold. */
    public static final OpenLimits CATALOGUE =
            new OpenLimits(HeaderBlock.LONGEST, 5L * 1024 * 1024, 1000, 16, 256 * 1024);

    public OpenLimits {
        if (headers < 1 || mail < 1 || recipients < 1 || certificates < 1 || structure < 1) {
            throw new IllegalArgumentException("a limit is at least one");
        }
    }
}
