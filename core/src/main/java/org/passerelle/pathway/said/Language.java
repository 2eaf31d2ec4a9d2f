package org.passerelle.pathway.said;

import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Rung;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.Words;

/** In which of the house's languages a pathway, and what its forms say, is shown. */
public enum Language {
    FR,
    EN;

    /** The words in this language. */
    public String of(Words words) {
        return this == FR ? words.fr() : words.en();
    }

    /** The one of the two that is in this language. */
    public String of(String fr, String en) {
        return this == FR ? fr : en;
    }

    /** What a step does to the clock, empty where it does nothing. */
    public String clock(Step step) {
        String towards = step.findTarget().map(target -> " (" + target + ")").orElse("");
        return switch (step.clock()) {
            case NONE -> "";
            case START -> of("l'horloge part", "starts the clock") + towards;
            case PAUSE -> of("l'horloge attend", "pauses the clock");
            case RESUME -> of("l'horloge repart", "resumes the clock");
            case STOP -> of("l'horloge s'arrête", "stops the clock");
            case CHANGE -> of("le délai change", "changes the clock's target");
        };
    }

    /** Who is told. */
    public String told(Rung.Told told) {
        return switch (told) {
            case LINE -> of("la ligne", "the line");
            case COORDINATOR -> of("le coordonnateur", "the coordinator");
            case FALLBACK -> of("la ligne de recours", "the fallback line");
            case REQUESTER -> of("le requérant", "the requester");
        };
    }

    /** Whose role it is. */
    public String side(Side side) {
        return switch (side) {
            case REQUESTER -> of("requérant", "requester");
            case EXPERT -> of("requis", "expert");
            case THIRD -> of("tiers", "third place");
        };
    }

    /** Whether a step does anything to the clock. */
    public static boolean timed(Step step) {
        return step.clock() != ClockEffect.NONE;
    }
}
