package org.passerelle.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.party.Person;
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
 * @param filedBy who files it in the actor's name, having been named by them; null where the actor acts themself
 * @param reference what its host calls it, so that it has one effect however often it is given; null where it is given once
 */
public record Order(
        String step,
        Professional actor,
        Json.Obj content,
        List<Attachment> attachments,
        @Nullable Entered entered,
        @Nullable Long version,
        @Nullable Person filedBy,
        @Nullable String reference) {

    public Order {
        attachments = List.copyOf(attachments);
    }

    /** One that is given once. */
    public Order(
            String step,
            Professional actor,
            Json.Obj content,
            List<Attachment> attachments,
            @Nullable Entered entered,
            @Nullable Long version,
            @Nullable Person filedBy) {
        this(step, actor, content, attachments, entered, version, filedBy, null);
    }

    /** The same under a name of its host's, which may give it again. */
    public Order called(@Nullable String name) {
        return new Order(step, actor, content, attachments, entered, version, filedBy, name);
    }

    /**
     * Who enters a step of somebody who has an ordinary mailbox.
     *
     * @param by the person of ours
     * @param mail the mail of the exchange that says it, null where it was said otherwise, by telephone say
     */
    public record Entered(Person by, @Nullable Sha256 mail) {
        @Override
        public String toString() {
            return "Entered[" + mail + "]";
        }
    }

    /** One that nobody files for somebody else. */
    public Order(
            String step,
            Professional actor,
            Json.Obj content,
            List<Attachment> attachments,
            @Nullable Entered entered,
            @Nullable Long version) {
        this(step, actor, content, attachments, entered, version, null);
    }

    /** The same, filed by somebody in the actor's name. */
    public Order filed(Person by) {
        return new Order(step, actor, content, attachments, entered, version, by, reference);
    }

    /** A step of our own. */
    public Order(
            String step, Professional actor, Json.Obj content, List<Attachment> attachments, @Nullable Long version) {
        this(step, actor, content, attachments, null, version, null);
    }

    public static Order of(String step, Professional actor, Json.Obj content) {
        return new Order(step, actor, content, List.of(), null);
    }

    /** Keeps in the trace who files the step in whose name, where somebody does. */
    void tellFiler(Dossier dossier, Id stepId) {
        if (filedBy != null) {
            dossier.remark(
                    Kind.FILED,
                    Json.object()
                            .put("stepId", stepId)
                            .put("by", filedBy.id().number())
                            .put("for", actor.rpps().value()));
        }
    }

    @Override
    public String toString() {
        return "Order[" + step + "]";
    }
}
