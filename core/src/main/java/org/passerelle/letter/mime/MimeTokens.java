package org.passerelle.letter.mime;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** How every reader of MIME reads: within limits of its headers, and into no mail inside a mail. */
public final class MimeTokens {
    private MimeTokens() {}

    /**
     * A stream that has not begun.
     *
     * @param headers most fields of one header
     * @param octets most octets of one field, and of a line
     */
    public static MimeTokenStream within(int headers, int octets) {
        var tokens = new MimeTokenStream(
                new MimeConfig.Builder()
                        .setMaxHeaderCount(headers)
                        .setMaxHeaderLen(octets)
                        .setMaxLineLen(octets)
                        .setMaxContentLen(-1)
                        .setMalformedHeaderStartsBody(false)
                        .build(),
                DecodeMonitor.SILENT,
                null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        return tokens;
    }
}
