package org.passerelle.pathway.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.State;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.Language;

/** A pathway in lines of text: its states from beginning to end, each with the steps that leave it. */
public final class PathwayText {
    private final Pathway pathway;
    private final Language language;
    private final List<String> lines = new ArrayList<>();

    private PathwayText(Pathway pathway, Language language) {
        this.pathway = pathway;
        this.language = language;
    }

    public static List<String> of(Pathway pathway, Language language) {
        var text = new PathwayText(pathway, language);
        text.head();
        Ranks.states(pathway).forEach(text::state);
        text.foot();
        return List.copyOf(text.lines);
    }

    private void head() {
        lines.add(pathway.ref() + " — " + language.of(pathway.title()));
        pathway.findSummary().ifPresent(summary -> lines.add(language.of(summary)));
        lines.add("");
        for (Role role : pathway.roles()) {
            lines.add("  " + role.name() + ": " + language.of(role.title()) + ", " + language.side(role.side()));
        }
        lines.add("");
    }

    private void state(State state) {
        String mark = state.end()
                ? language.of(" (fin)", " (end)")
                : state.name().equals(pathway.initialState()) ? language.of(" (début)", " (start)") : "";
        lines.add(state.name() + ": " + language.of(state.title()) + mark);
        pathway.stepsFrom(state.name()).forEach(this::step);
    }

    private void step(Step step) {
        String clock = Language.timed(step) ? " [" + language.clock(step) + "]" : "";
        lines.add("  " + step.name() + " → " + step.to() + ": " + language.of(step.title()) + ", "
                + who(pathway, step, language) + clock);
    }

    private void foot() {
        lines.add("");
        lines.add(language.of("échéance : ", "due date: ")
                + pathway.escalation().stream()
                        .map(rung -> rung.at() + " % " + language.told(rung.tell()))
                        .collect(Collectors.joining(", ")));
        for (Step step : pathway.steps()) {
            for (Form form : step.forms()) {
                form.findOwn()
                        .ifPresent(own -> lines.add(language.of("formulaire d'une ligne : ", "a line's form: ")
                                + own.ref() + " (" + step.name() + "), " + language.of(own.title())));
            }
        }
    }

    /** Who may do a step, in people's words. */
    static String who(Pathway pathway, Step step, Language language) {
        return pathway.roles(step).stream()
                .map(role -> language.of(role.title()))
                .collect(Collectors.joining(language.of(" ou ", " or ")));
    }
}
