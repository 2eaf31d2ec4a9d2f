package org.passerelle.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Events as journals keep them: a type, which stands in the leaf, and a canonical payload, which is committed to. */
public final class EventJson {
    private EventJson() {}

    /** The leaf's {@code event}. */
    public static String type(Event event) {
        if (event instanceof Event.Law law) {
            return FactJson.type(law.fact());
        } else if (event instanceof Event.Begun) {
            return "begun";
        } else if (event instanceof Event.Composed) {
            return "composed";
        }
        return ((Event.Remark) event).kind().type();
    }

    /** The canonical payload. */
    public static Json.Obj payload(Event event) {
        if (event instanceof Event.Law law) {
            return FactJson.write(law.fact())
                    .put("number", law.number())
                    .put("time", law.time())
                    .build();
        } else if (event instanceof Event.Begun begun) {
            return write(begun);
        } else if (event instanceof Event.Composed composed) {
            return write(composed);
        }
        return ((Event.Remark) event).facts();
    }

    /** The event that {@link #type} and {@link #payload} wrote. */
    public static Event read(String type, Json.Obj payload) {
        if (type.equals("begun")) {
            return begun(payload);
        } else if (type.equals("composed")) {
            return composed(payload);
        }
        return Arrays.stream(Event.Remark.Kind.values())
                .filter(kind -> kind.type().equals(type))
                .<Event>map(kind -> new Event.Remark(kind, payload))
                .findFirst()
                .orElseGet(() -> law(type, payload));
    }

    /** One keeper decision, as journals and letters carry it. */
    public static Event.Law law(String type, Json.Obj payload) {
        long number = payload.whole("number");
        if (number < 0) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE)
                    .with(FactKey.FIELD, "number")
                    .refused();
        }
        return new Event.Law(number, payload.instant("time"), FactJson.read(type, payload));
    }

    /** A decision whose payload the keeper kept to itself. */
    public static Event.Law withheld(long number, String type, Instant time) {
        return law(
                type,
                FactJson.withheld().put("number", number).put("time", time).build());
    }

    private static Json.Obj write(Event.Begun begun) {
        Json.Builder json = Json.object();
        if (begun.requesterOrganisation() != null) {
            json.put("requesterOrganisation", PartyJson.write(begun.requesterOrganisation()));
        }
        return json.put("exchange", begun.exchange())
                .put("keeper", begun.keeper())
                .put("pathway", begun.pathway().toString())
                .put("line", begun.line().value())
                .put("lineOrganisation", PartyJson.write(begun.lineOrganisation()))
                .put("lineCard", begun.lineCard())
                .put("requester", begun.requester().value())
                .put("clear", Optional.ofNullable(begun.clear()).map(Side::code))
                .put("place", begun.place())
                .build();
    }

    private static Event.Begun begun(Json.Obj payload) {
        return new Event.Begun(
                payload.id("exchange"),
                payload.bool("keeper"),
                PathwayRef.parse(payload.text("pathway")),
                new MailAddress(payload.text("line")),
                PartyJson.organisation(payload.object("lineOrganisation")),
                Sha256.parse(payload.text("lineCard")),
                new MailAddress(payload.text("requester")),
                payload.findObject("requesterOrganisation")
                        .map(PartyJson::organisation)
                        .orElse(null),
                payload.findText("clear").map(code -> side("clear", code)).orElse(null),
                payload.findText("place").orElse(null));
    }

    /** The side of that code, which stands under that name. */
    static Side side(String name, String code) {
        return Arrays.stream(Side.values())
                .filter(side -> side.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(CanonRefusal.MEMBER_TYPE)
                        .with(FactKey.FIELD, name)
                        .refused());
    }

    private static Json.Obj write(Event.Composed composed) {
        Json.Builder json = Json.object()
                .put("stepId", composed.stepId())
                .put("step", composed.step())
                .put("actor", PartyJson.write(composed.actor()))
                .put("content", composed.content())
                .put("base", composed.base())
                .put("at", composed.at());
        if (composed.due() != null) {
            json.put("due", composed.due());
        }
        return json.build();
    }

    private static Event.Composed composed(Json.Obj payload) {
        return new Event.Composed(
                payload.id("stepId"),
                payload.text("step"),
                PartyJson.professional(payload.object("actor")),
                payload.object("content"),
                payload.whole("base"),
                payload.instant("at"),
                payload.findInstant("due").orElse(null));
    }
}
