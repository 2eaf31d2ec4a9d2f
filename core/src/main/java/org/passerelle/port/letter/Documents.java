package org.passerelle.port.letter;

import java.io.InputStream;
import org.passerelle.canon.Id;

/** Where the octets of attached documents are. */
public interface Documents {

    /** A document's octets, in clear; the caller closes the stream. */
    InputStream open(Id document);
}
