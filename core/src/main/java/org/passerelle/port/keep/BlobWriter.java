package org.passerelle.port.keep;

import java.io.OutputStream;

/** A blob being written. Closing it without {@link #keep} drops it. */
public abstract class BlobWriter extends OutputStream {

    /** Ends the blob and makes it durable. Nothing can be written afterwards. */
    public abstract void keep();
}
