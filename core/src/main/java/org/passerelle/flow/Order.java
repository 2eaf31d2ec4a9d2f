package org.passerelle.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.Professional;

/**
 * A step that somebody of this node wants to take.
 *
 * @param step its name
 * @param actor who
 * @param content the form's content, without the documents field
 * @param attachments the files
 * @param entered who of ours enters the step, where it is the other side's and they have an ordinary mailbox; null for our own
 * @param version the exchange's version that the actor saw, to be told when it changed meanwhile; null to act on any
 */
public record Order(
        String step,
        Professional actor,
        Json.Obj content,
        List<Attachment> attachments,
        @Nullable Entered entered,
        @Nullable Long version) {

    public Order {
        attachments = List.copyOf(attachments);
    }

    /**
     * Who enters a step of somebody who has an ordinary mailbox.
     *
     * @param by the person of ours
     * @param mail the mail of the exchange that says it, null where it was said otherwise, by telephone say
     */
    public record Entered(Professional by, @Nullable Sha256 mail) {
        @Override
        public String toString() {
            return "Entered[" + mail + "]";
        }
    }

    /** A step of our own. */
    public Order(
            String step, Professional actor, Json.Obj content, List<Attachment> attachments, @Nullable Long version) {
        this(step, actor, content, attachments, null, version);
    }

    public static Order of(String step, Professional actor, Json.Obj content) {
        return new Order(step, actor, content, List.of(), null);
    }

    @Override
    public String toString() {
        return "Order[" + step + "]";
    }
}
