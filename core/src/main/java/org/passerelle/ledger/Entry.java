package org.passerelle.ledger;

import java.util.Optional;
import org.passerelle.canon.Json;

/**
 * A leaf and what is known of its payload.
 *
 * @param leaf what the ledger holds
 * @param content what the leaf commits to, or why it is not here
 */
public record Entry(Leaf leaf, Content content) {

    /** A payload, or why there is none. */
    public sealed interface Content {}

    /** Salt and payload in the clear. */
    public record Disclosed(Salt salt, Json.Obj payload) implements Content {
        @Override
        public String toString() {
            return "Disclosed[…]";
        }
    }

    /** The writer of a certificate keeps the payload to itself: valid, and counted. */
    public record Withheld() implements Content {}

    /** Salt and payload no longer exist: valid only in a chain that ends with {@link Leaf#ERASED}. */
    public record Erased() implements Content {}

    /** The payload, where it is shown. */
    public Optional<Json.Obj> payload() {
        return content instanceof Disclosed disclosed ? Optional.of(disclosed.payload()) : Optional.empty();
    }

    public static Entry of(Leaf leaf, Salt salt, Json.Obj payload) {
        return new Entry(leaf, new Disclosed(salt, payload));
    }

    /** An entry whose payload is not shown. */
    public static Entry withheld(Leaf leaf) {
        return new Entry(leaf, new Withheld());
    }

    /** An entry whose payload is gone. */
    public static Entry erased(Leaf leaf) {
        return new Entry(leaf, new Erased());
    }
}
