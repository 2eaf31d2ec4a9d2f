package org.passerelle.gateway.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.canon.Json;
import org.passerelle.refusal.Refusal;

/**
 * One thing that was examined.
 *
 * @param level how it is
 * @param check what was examined, in the settings' words
 * @param what what was found
 * @param advice what to do; empty when nothing is
 */
public record Finding(Level level, String check, String what, String advice) {

    /** How something is. */
    public enum Level {
        OK,
        /** It works, and somebody should act before long. */
        WARN,
        /** A gateway would not start with it, or not do its work. */
        FAIL
    }

    public static Finding ok(String check, String what) {
        return new Finding(Level.OK, check, what, "");
    }

    public static Finding warn(String check, String what, String advice) {
        return new Finding(Level.WARN, check, what, advice);
    }

    public static Finding fail(String check, String what, String advice) {
        return new Finding(Level.FAIL, check, what, advice);
    }

    /** The refusal says itself what to do, and its facts where. */
    public static Finding refused(String check, Refusal why) {
        String facts = why.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey().name().toLowerCase(Locale.ROOT) + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
        return fail(
                check,
                why.code().code() + (facts.isEmpty() ? "" : " (" + facts + ")"),
                why.code().sentence());
    }

    /** Whether a gateway may be started. */
    public static boolean healthy(List<Finding> all) {
        return all.stream().noneMatch(finding -> finding.level() == Level.FAIL);
    }

    /** {@code WARN  keys.signing: expires in 12 days. Ask …} */
    public String line() {
        String start = (level == Level.OK ? "OK   " : level + " ").substring(0, 5);
        return start + " " + check + ": " + what + (advice.isEmpty() ? "" : ". " + advice);
    }

    public Json.Obj json() {
        return Json.object()
                .put("level", level.name())
                .put("check", check)
                .put("what", what)
                .put("advice", advice)
                .build();
    }
}
