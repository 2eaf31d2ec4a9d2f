package org.passerelle.client.internal;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.Person;
import org.passerelle.party.Professional;

/**
 * A step that somebody here wants to take.
 *
 * @param step its name in the pathway
 * @param content the form's content, without its documents
 * @param parcels the files
 * @param filedBy who files it in the actor's name, or null
 * @param reference one effect, however often it is proposed under it
 */
public record Proposal(
        String step,
        Professional actor,
        Json.Obj content,
        List<Parcel> parcels,
        @Nullable Person filedBy,
        String reference) {
    public Proposal {
        parcels = List.copyOf(parcels);
    }

    @Override
    public String toString() {
        return "Proposal[" + step + "]";
    }

    /**
     * A file to be attached.
     *
     * @param kind a code of the form's documents field
     * @param title for people
     * @param source opens its octets
     * @param confirmation why it is attached although it names another patient, or null
     */
    public record Parcel(
            String kind,
            String title,
            Callable<InputStream> source,
            @Nullable String confirmation) {
        @Override
        public String toString() {
            return "Parcel[" + kind + "]";
        }
    }
}
