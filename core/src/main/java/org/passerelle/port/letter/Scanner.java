package org.passerelle.port.letter;

import java.io.InputStream;

/** An operator's antivirus: it looks at an attached file before anybody sees it. */
@FunctionalInterface
public interface Scanner {

    /** What a look gives. */
    enum Found {
        NOTHING,
        MALWARE,
        /** The scanner did not say, whatever the reason: the file waits until it does. */
        NO_ANSWER
    }

    /** Looks once; never throws. The stream is the caller's to close. */
    Found scan(InputStream octets);

    /** For those who have none. */
    static Scanner none() {
        return octets -> Found.NOTHING;
    }
}
