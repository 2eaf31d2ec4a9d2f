package org.passerelle.port.fetch;

import java.net.URI;

/** Sends to hosts that settings allow, and to nobody else, and hears the status alone; follows no redirect. */
public interface Sender {

    /**
     * Sends the order's body; what is answered besides the status is not read.
     *
     * @return the HTTP status
     * @throws org.passerelle.refusal.Refused with a {@link FetchRefusal}; the host may have taken the body all the same
     */
    int send(Fetcher.Order order);

    /**
     * Whether the host answers, with a certificate that is believed: its root is asked for by {@code HEAD}, whatever it says.
     *
     * @throws org.passerelle.refusal.Refused with a {@link FetchRefusal}
     */
    void greet(URI uri, Fetcher.Limits limits);
}
