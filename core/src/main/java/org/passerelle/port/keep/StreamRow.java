package org.passerelle.port.keep;

import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * How far the letters of one exchange are between us and one address.
 *
 * @param key {@code in:node/incarnation/exchange/address} or {@code out:incarnation/exchange/address}
 * @param exchange the exchange
 * @param next the seq expected or to be given next
 * @param last the letter before it, null when none
 * @param event the last keeper event that the other side is known to have (out), or that came by it (in)
 * @param proven the last of our seq whose ledger leaf was proven to the other side
 */
public record StreamRow(
        String key, Id exchange, long next, @Nullable Sha256 last, long event, long proven) {}
