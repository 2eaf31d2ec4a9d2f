package org.passerelle.atrest;

import org.passerelle.canon.Id;

/** The keys under which exchanges are encrypted at rest, each wrapped by the node's key. */
public interface ExchangeKeys {

    /** The exchange's key; the first call for an exchange makes it, durably. */
    DataKey keyOf(Id exchange);
}
