package org.passerelle.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;

/**
 * A step that somebody of this node wants to take.
 *
 * @param step its name
 * @param actor who
 * @param content the form's content, without the documents field
 * @param attachments the files
 * @param version the exchange's version that the actor saw, to be told when it changed meanwhile; null to act on any
 */
public record Order(
        String step,
        Professional actor,
        Json.Obj content,
        List<Attachment> attachments,
        @Nullable Long version) {

    public Order {
        attachments = List.copyOf(attachments);
    }

    public static Order of(String step, Professional actor, Json.Obj content) {
        return new Order(step, actor, content, List.of(), null);
    }

    @Override
    public String toString() {
        return "Order[" + step + "]";
    }
}
