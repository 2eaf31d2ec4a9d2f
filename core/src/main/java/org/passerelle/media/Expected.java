package org.passerelle.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * What a recording is compared with. An image carries no identity and is compared with nothing.
 *
 * @param patient whose recording it should be, or null when only images are awaited
 * @param origin when and by which device it should have been made, or null when nothing was noted
 * @param confirmation why the sender wants it attached in spite of a difference, or null
 */
public record Expected(
        @Nullable RecordingIdentity patient,
        @Nullable RecordingOrigin origin,
        @Nullable Confirmation confirmation) {

    /** Images only: any recording is refused. */
    public static Expected imageOnly() {
        return new Expected(null, null, null);
    }

    /** Images, or this patient's recordings. */
    public static Expected of(RecordingIdentity patient) {
        return new Expected(patient, null, null);
    }

    /** This patient's recordings of then and of that device alone. */
    public Expected made(RecordingOrigin where) {
        return new Expected(patient, where, confirmation);
    }

    public Expected confirmed(Confirmation why) {
        return new Expected(patient, origin, why);
    }

    public Optional<RecordingIdentity> findPatient() {
        return Optional.ofNullable(patient);
    }

    public Optional<RecordingOrigin> findOrigin() {
        return Optional.ofNullable(origin);
    }

    /** Nothing: a patient never stands in a log. */
    @Override
    public String toString() {
        return "Expected[…]";
    }

    /**
     * A person's recorded decision to attach a recording whose file says otherwise.
     *
     * @param reason in their words, 1 to 500 characters
     */
    public record Confirmation(String reason) {
        /** The longest reason, in UTF-16 units. */
        public static final int MOST = 500;

        public Confirmation {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > MOST) {
                throw Refusal.of(MediaRefusal.CONFIRMATION)
                        .with(FactKey.LIMIT, MOST)
                        .refused();
            }
        }

        /** Nothing: a reason may name people. */
        @Override
        public String toString() {
            return "Confirmation[…]";
        }
    }
}
