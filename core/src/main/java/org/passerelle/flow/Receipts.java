package org.passerelle.flow;

import java.util.Locale;
import org.passerelle.port.Receipt;

/** Receipt statuses as journals write them. */
final class Receipts {
    private Receipts() {}

    static String name(Receipt.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
