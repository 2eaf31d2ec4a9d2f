package org.passerelle.flow.desk;

import java.util.Locale;
import org.passerelle.port.letter.Receipt;

/** Receipt statuses as journals write them. */
public final class Receipts {
    private Receipts() {}

    public static String name(Receipt.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
