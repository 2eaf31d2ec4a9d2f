package org.passerelle.letter;

import java.io.InputStream;

/** An opened mail's inside, which can be read as often as asked. */
@FunctionalInterface
public interface Payload {

    /** The root entity from its first octet. */
    InputStream open();
}
