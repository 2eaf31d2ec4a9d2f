package org.passerelle.sla;

import org.passerelle.canon.Json;

/** A clock's parts as canonical documents carry them, both ways; every date can be computed again from them. */
public final class ClockJson {
    private ClockJson() {}

    public static Json.Obj write(Clock clock) {
        var parts = Json.object()
                .put("target", SlaJson.write(clock.target()))
                .put("calendar", SlaJson.write(clock.calendar()))
                .put("from", clock.from())
                .put("pauses", clock.pauses().stream().map(ClockJson::write).toList());
        if (!clock.since().equals(clock.from())) {
            parts.put("since", clock.since());
        }
        clock.findStoppedAt().ifPresent(at -> parts.put("stoppedAt", at));
        return parts.build();
    }

    public static Clock clock(Json.Obj json) {
        return new Clock(
                SlaJson.target(json.object("target")),
                SlaJson.calendar(json.object("calendar")),
                json.instant("from"),
                json.findInstant("since").orElseGet(() -> json.instant("from")),
                json.array("pauses").objects().stream().map(ClockJson::pause).toList(),
                json.findInstant("stoppedAt").orElse(null));
    }

    private static Json.Obj write(Clock.Pause pause) {
        var parts = Json.object().put("from", pause.from());
        pause.findUntil().ifPresent(until -> parts.put("until", until));
        return parts.build();
    }

    private static Clock.Pause pause(Json.Obj json) {
        return new Clock.Pause(json.instant("from"), json.findInstant("until").orElse(null));
    }
}
