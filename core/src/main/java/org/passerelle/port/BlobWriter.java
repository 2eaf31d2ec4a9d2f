package org.passerelle.port;

import java.io.OutputStream;
import org.passerelle.canon.Id;

/** A blob being written. Closing it without {@link #keep} drops it. */
public abstract class BlobWriter extends OutputStream {

    /** Ends the blob, makes it durable and tells its id. Nothing can be written afterwards. */
    public abstract Id keep();
}
