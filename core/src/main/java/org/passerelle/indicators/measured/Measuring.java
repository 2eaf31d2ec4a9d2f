package org.passerelle.indicators.measured;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.FigureField;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.counts.FieldCount;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.sla.Clock;

/**
 * Reads figures off one exchange's journal. What a step or a field means stands in its pathway ({@code counts}), never here.
 *
 * @param asOf until when the journal is told: what is not over by then has not happened
 * @param zone the line's time zone, for an exchange without a clock; a clock brings its own
 * @param patients tells patients apart
 */
public record Measuring(Instant asOf, ZoneId zone, PatientKeys patients) {

    /**
     * The figures of one exchange.
     *
     * @param journal its events, the first of which says who and what
     * @return empty while nobody has asked for anything: an ordinary mail that came to no request is none
     */
    public Optional<Measured> of(List<Event> journal, Pathway pathway) {
        var walk = Walk.of(journal, pathway);
        return walk.request().map(request -> measured(walk, request));
    }

    private Measured measured(Walk walk, Walk.Taken request) {
        Event.Begun begun = walk.state().begun();
        return new Measured(
                begun.line(),
                begun.pathway(),
                YearMonth.from(request.at().atZone(zone(walk))),
                patients.of(walk.state().pathway(), walk.taken().get(0).done(), begun.exchange()),
                delays(walk, request),
                ending(walk),
                Promises.kept(walk, asOf),
                Promises.causes(walk, asOf),
                (int) walk.taken().stream()
                        .filter(step -> step.counts(StepCount.ASK))
                        .count(),
                walk.isRead(request),
                opened(walk),
                walk.first(StepCount.TELEPHONE).isPresent(),
                said(walk),
                satisfaction(walk));
    }

    private ZoneId zone(Walk walk) {
        return walk.clocks().stream()
                .findFirst()
                .map(run -> run.clock().calendar().zone())
                .orElse(zone);
    }

    private static Map<Stretch, Delay> delays(Walk walk, Walk.Taken request) {
        var delays = new EnumMap<Stretch, Delay>(Stretch.class);
        walk.reaction(request).ifPresent(first -> delays.put(Stretch.FIRST_ACTION, delay(walk, request, first)));
        // who turned the request into a visit or an admission has answered it
        walk.first(StepCount.ANSWER)
                .or(() -> walk.first(StepCount.CONVERT))
                .ifPresent(answer -> delays.put(Stretch.ANSWER, delay(walk, request, answer)));
        walk.first(StepCount.PRESCRIPTION)
                .ifPresent(prescription -> walk.first(StepCount.REPORT)
                        .ifPresent(report -> delays.put(Stretch.REPORT, delay(walk, prescription, report))));
        told(walk).ifPresent(told -> delays.put(Stretch.TOLD, told));
        return delays;
    }

    /** The first step that dates what it tells: what was told before it happened took no time. */
    private static Optional<Delay> told(Walk walk) {
        return walk.taken().stream()
                .flatMap(step -> happened(step).stream().map(at -> delay(walk, at, step.at())))
                .findFirst();
    }

    private static Optional<Instant> happened(Walk.Taken step) {
        Form own = step.step().form();
        Json.Obj content = step.done().content();
        return step.step().saying(content).form().fields().stream()
                .filter(field -> isMoment(field)
                        && (counts(field)
                                || own.find(field.name())
                                        .filter(Measuring::counts)
                                        .isPresent()))
                .flatMap(field -> content.find(field.name()).stream())
                .map(value -> Instants.parse(((Json.Text) value).value()))
                .findFirst();
    }

    private static boolean isMoment(Field field) {
        return field instanceof FigureField.InstantField;
    }

    private static boolean counts(Field field) {
        return field instanceof FigureField.InstantField moment && moment.counts() != null;
    }

    private static Delay delay(Walk walk, Walk.Taken from, Walk.Taken until) {
        return delay(walk, from.at(), until.at());
    }

    private static Delay delay(Walk walk, Instant from, Instant until) {
        Duration gross = between(from, until);
        Duration waited = Duration.ZERO;
        for (Walk.Run run : walk.clocks()) {
            for (Clock.Pause pause : run.clock().pauses()) {
                Instant begin = later(pause.from(), from);
                Instant end = earlier(pause.findUntil().orElse(until), until);
                waited = waited.plus(between(begin, end));
            }
        }
        return new Delay(gross, gross.minus(waited));
    }

    private static Ending ending(Walk walk) {
        if (walk.first(StepCount.CONVERT).isPresent()) {
            return Ending.CONVERTED;
        } else if (walk.answer().isPresent()) {
            return Ending.ANSWERED;
        } else if (walk.first(StepCount.DECLINE).isPresent()) {
            return Ending.DECLINED;
        }
        return walk.state().ended() ? Ending.OTHERWISE : Ending.OPEN;
    }

    private static Opened opened(Walk walk) {
        Optional<Walk.Taken> answer = walk.answer();
        if (answer.isEmpty()) {
            return Opened.NO_ANSWER;
        } else if (walk.isTakenUp(answer.get()) || walk.isReadBack(answer.get())) {
            return Opened.YES;
        }
        ExchangeState state = walk.state();
        return state.begun().inClear() && state.begun().own() == Side.EXPERT ? Opened.UNKNOWN : Opened.NO;
    }

    /** What was said last counts: an answer may be corrected. */
    private static Map<FieldCount, List<String>> said(Walk walk) {
        var said = new EnumMap<FieldCount, List<String>>(FieldCount.class);
        for (Walk.Taken step : walk.taken()) {
            counted(step).forEach((field, codes) -> {
                if (field != FieldCount.SATISFACTION) {
                    said.put(field, codes);
                }
            });
        }
        return said;
    }

    private static Map<Side, String> satisfaction(Walk walk) {
        var satisfaction = new EnumMap<Side, String>(Side.class);
        for (Walk.Taken step : walk.taken()) {
            List<String> codes = counted(step).getOrDefault(FieldCount.SATISFACTION, List.of());
            codes.forEach(code -> satisfaction.put(step.side(), code));
        }
        return satisfaction;
    }

    private static Map<FieldCount, List<String>> counted(Walk.Taken step) {
        var counted = new LinkedHashMap<FieldCount, List<String>>();
        for (Field field : step.step().form().fields()) {
            if (field instanceof Field.ChoiceField choice) {
                choice.findCounts()
                        .ifPresent(what -> step.done()
                                .content()
                                .find(choice.name())
                                .ifPresent(value -> counted.put(what, codes(value))));
            }
        }
        return counted;
    }

    private static List<String> codes(Json value) {
        return value instanceof Json.Array several ? several.texts() : List.of(((Json.Text) value).value());
    }

    private static Duration between(Instant from, Instant until) {
        Duration passed = Duration.between(from, until);
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
