package org.passerelle.port.tell;

import org.passerelle.canon.Id;
import org.passerelle.party.Mobile;

/**
 * A short message to one person; nothing clinical.
 *
 * @param id the same at each try, so that a provider may know it again
 * @param to whom
 * @param text in GSM 03.38's basic alphabet
 */
public record TextMessage(Id id, Mobile to, String text) {
    /** Nothing: it is somebody's. */
    @Override
    public String toString() {
        return "TextMessage[…]";
    }
}
