package org.passerelle.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.PathwayLoader;
import org.passerelle.pathway.yaml.Pathways;

/** A circuit that a line begins, written as YAML and nothing else, and what is said in it. */
final class LineNotice {
    static final PathwayRef REF = PathwayRef.parse("notice/1");
    /** What both nodes of a rehearsal know: the shipped circuits and this one. */
    static final Pathways KNOWN = known();

    private LineNotice() {}

    private static Pathways known() {
        List<Pathway> all = new ArrayList<>(Pathways.shipped().all());
        for (String name : List.of("notice-1.yaml", "visit-1.yaml")) {
            try (InputStream yaml = LineNotice.class.getResourceAsStream(name)) {
                all.add(PathwayLoader.load(java.util.Objects.requireNonNull(yaml), name));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Pathways.of(all);
    }

    static Json.Obj content() {
        return Json.object()
                .put("patient", AvisContent.patient())
                .put("urgency", "ordinary")
                .put("reason", "Hospitalisation en dermatologie ce jour.")
                .build();
    }

    /** With one picture. */
    static Order order() {
        return new Order(
                "announce",
                Rehearsal.EXPERT,
                content(),
                List.of(new Attachment("other", "Lésion", () -> new ByteArrayInputStream(Pictures.jpeg()), null)),
                null);
    }

    /** The hospital's line tells the practice. */
    static Id begin(Rehearsal houses) {
        return houses.hospital
                .writing()
                .begin(Rehearsal.LINE, Rehearsal.PRACTICE, REF, order())
                .id();
    }
}
