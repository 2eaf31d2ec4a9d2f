package org.passerelle.gateway.cli.pathway;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.exchange.rehearsal.Turn;
import org.passerelle.pathway.yaml.Script;
import org.passerelle.sla.Clock;

/** What a turn of a rehearsal came to, in words and as JSON. */
final class TurnWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd EEE HH:mm", Locale.ENGLISH);
    private static final String INDENT = " ".repeat("2026-11-20 Fri 16:20".length() + 2);

    private final String script;
    private final ZoneId zone;

    TurnWords(String script, ZoneId zone) {
        this.script = script;
        this.zone = zone;
    }

    /** In whose time zone all of it is told. */
    String head() {
        return "times in " + zone + ", the line's time zone";
    }

    List<String> lines(Turn turn) {
        var lines = new ArrayList<String>();
        lines.add(time(turn.at()) + "  " + turn.findScene().map(TurnWords::act).orElse("time passes"));
        turn.findScene().flatMap(Script.Scene::findMail).ifPresent(fate -> lines.add(INDENT + "a mail: " + fate));
        turn.findRefusal()
                .ifPresentOrElse(
                        refusal -> lines.add(INDENT + "refused: " + refusal),
                        () -> lines.add(INDENT + "state " + turn.after().state()
                                + clock(turn).orElse("")));
        turn.alarms().forEach(told -> lines.add(INDENT + "ALARM: " + told + " is told"));
        turn.broken()
                .forEach(broken -> lines.add(INDENT + "NOT AS EXPECTED"
                        + turn.findScene()
                                .map(scene -> " (" + script + ":" + scene.line() + ":" + scene.column() + ")")
                                .orElse("")
                        + ": " + broken));
        return lines;
    }

    static Json.Obj json(Turn turn) {
        Json.Builder json =
                Json.object().put("at", turn.at()).put("state", turn.after().state());
        turn.findScene()
                .ifPresent(scene ->
                        json.put("line", scene.line()).put("by", scene.by()).put("step", scene.step()));
        turn.findRefusal()
                .ifPresent(refusal -> json.put("refused", refusal.code().code()));
        turn.after().clock().ifPresent(clock -> {
            json.put("clock", clock.state().name().toLowerCase(Locale.ROOT));
            clock.due().ifPresent(due -> json.put("due", due));
        });
        return json.put("alarms", Json.texts(turn.alarms()))
                .put("notAsExpected", Json.texts(turn.broken()))
                .build();
    }

    private static String act(Script.Scene scene) {
        return scene.step() == null ? "the clock is looked at" : scene.by() + ": " + scene.step();
    }

    private Optional<String> clock(Turn turn) {
        return turn.after()
                .clock()
                .map(clock -> ", clock "
                        + switch (clock.state()) {
                            case RUNNING -> "runs" + due(clock);
                            case PAUSED -> "is paused";
                            case STOPPED ->
                                "stopped after " + hours(clock.gross(turn.at())) + ", " + hours(clock.net(turn.at()))
                                        + " net";
                        });
    }

    private String due(Clock clock) {
        return clock.due().map(due -> ", due " + time(due)).orElse("");
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static String hours(Duration time) {
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
