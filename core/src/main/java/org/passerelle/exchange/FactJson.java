package org.passerelle.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.passerelle.canon.CanonRefusal;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Rung;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.ClockJson;
import org.passerelle.sla.SlaJson;

/** The keeper's facts as canonical payloads, both ways; durations are whole milliseconds. */
final class FactJson {
    /** Stands in a payload that the keeper kept to itself. */
    static final String WITHHELD = "withheld";

    private static final Set<String> MAY_BE_WITHHELD = Set.of("opened", "escalated");

    private FactJson() {}

    static String type(Fact fact) {
        if (fact instanceof Fact.StepDone) {
            return "step";
        } else if (fact instanceof Fact.StepRefused) {
            return "step-refused";
        } else if (fact instanceof Fact.Opened) {
            return "opened";
        } else if (fact instanceof Fact.Dismissed) {
            return "dismissed";
        } else if (fact instanceof Fact.ClockStarted) {
            return "clock-started";
        } else if (fact instanceof Fact.ClockPaused) {
            return "clock-paused";
        } else if (fact instanceof Fact.ClockResumed) {
            return "clock-resumed";
        } else if (fact instanceof Fact.ClockStopped) {
            return "clock-stopped";
        } else if (fact instanceof Fact.ClockChanged) {
            return "clock-changed";
        } else if (fact instanceof Fact.ClockBreached) {
            return "clock-breached";
        }
        return fact instanceof Fact.Withheld withheld ? withheld.type() : "escalated";
    }

    static Json.Builder write(Fact fact) {
        Json.Builder json = Json.object();
        if (fact instanceof Fact.StepDone done) {
            return json.put("stepId", done.stepId())
                    .put("step", done.step())
                    .put("actor", PartyJson.write(done.actor()))
                    .put("side", done.side().code())
                    .put("content", done.content())
                    .put("base", done.base())
                    .put("promise", done.promise().json());
        } else if (fact instanceof Fact.StepRefused refused) {
            return json.put("stepId", refused.stepId())
                    .put("step", refused.step())
                    .put("actor", PartyJson.write(refused.actor()))
                    .put("code", refused.code());
        } else if (fact instanceof Fact.Opened opened) {
            return json.put("reader", PartyJson.write(opened.reader()));
        } else if (fact instanceof Fact.Dismissed dismissed) {
            return json.put("by", PartyJson.write(dismissed.by())).put("reason", dismissed.reason());
        } else if (fact instanceof Fact.Escalated escalated) {
            return json.put("at", escalated.at())
                    .put("to", escalated.to().code())
                    .put(
                            "people",
                            Json.texts(
                                    escalated.people().stream().map(Rpps::value).toList()))
                    .put("standIn", Optional.ofNullable(escalated.standIn()).map(MailAddress::value))
                    .put("phone", escalated.phone());
        }
        return fact instanceof Fact.Withheld ? withheld() : clock(fact, json);
    }

    static Json.Builder withheld() {
        return Json.object().put(WITHHELD, true);
    }

    private static Json.Builder clock(Fact fact, Json.Builder json) {
        if (fact instanceof Fact.ClockStarted started) {
            json.put("clock", ClockJson.write(started.clock()));
            started.clock().due().ifPresent(due -> json.put("due", due));
        } else if (fact instanceof Fact.ClockPaused paused) {
            json.put("at", paused.at());
        } else if (fact instanceof Fact.ClockResumed resumed) {
            json.put("at", resumed.at()).put("due", resumed.due());
        } else if (fact instanceof Fact.ClockStopped stopped) {
            json.put("at", stopped.at())
                    .put("gross", stopped.gross().toMillis())
                    .put("net", stopped.net().toMillis());
        } else if (fact instanceof Fact.ClockChanged changed) {
            json.put("at", changed.at()).put("target", SlaJson.write(changed.target()));
            Optional.ofNullable(changed.due()).ifPresent(due -> json.put("due", due));
        } else if (fact instanceof Fact.ClockBreached breached) {
            json.put("due", breached.due());
        }
        return json;
    }

    static Fact read(String type, Json.Obj json) {
        if (json.has(WITHHELD) && MAY_BE_WITHHELD.contains(type)) {
            return new Fact.Withheld(type);
        }
        return switch (type) {
            case "step" -> step(json);
            case "step-refused" ->
                new Fact.StepRefused(
                        json.id("stepId"),
                        json.text("step"),
                        PartyJson.professional(json.object("actor")),
                        json.text("code"));
            case "opened" -> new Fact.Opened(PartyJson.professional(json.object("reader")));
            case "dismissed" -> new Fact.Dismissed(PartyJson.professional(json.object("by")), json.text("reason"));
            case "clock-started" -> new Fact.ClockStarted(ClockJson.clock(json.object("clock")));
            case "clock-paused" -> new Fact.ClockPaused(json.instant("at"));
            case "clock-resumed" -> new Fact.ClockResumed(json.instant("at"), json.instant("due"));
            case "clock-stopped" ->
                new Fact.ClockStopped(
                        json.instant("at"),
                        Duration.ofMillis(json.whole("gross")),
                        Duration.ofMillis(json.whole("net")));
            case "clock-changed" ->
                new Fact.ClockChanged(
                        json.instant("at"),
                        SlaJson.target(json.object("target")),
                        json.findInstant("due").orElse(null));
            case "clock-breached" -> new Fact.ClockBreached(json.instant("due"));
            case "escalated" -> escalated(json);
            default -> throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
        };
    }

    private static Fact step(Json.Obj json) {
        return new Fact.StepDone(
                json.id("stepId"),
                json.text("step"),
                PartyJson.professional(json.object("actor")),
                EventJson.side("side", json.text("side")),
                json.object("content"),
                json.whole("base"),
                Promise.read(json.object("promise")));
    }

    private static Fact escalated(Json.Obj json) {
        long at = json.whole("at");
        if (at < 1 || at > Rung.HIGHEST) {
            throw Refusal.of(CanonRefusal.MEMBER_TYPE).refused();
        }
        return new Fact.Escalated(
                (int) at,
                told(json.text("to")),
                json.array("people").texts().stream().map(Rpps::new).toList(),
                json.findText("standIn").map(MailAddress::new).orElse(null),
                json.findText("phone").orElse(null));
    }

    private static Rung.Told told(String code) {
        return Stream.of(Rung.Told.values())
                .filter(told -> told.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(CanonRefusal.MEMBER_TYPE).refused());
    }
}
