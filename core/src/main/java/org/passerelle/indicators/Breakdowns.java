package org.passerelle.indicators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.passerelle.indicators.measured.Cause;
import org.passerelle.indicators.measured.Ending;
import org.passerelle.indicators.measured.Kept;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Opened;
import org.passerelle.indicators.measured.Part;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Words;
import org.passerelle.pathway.counts.FieldCount;

/** The ways in which requests are told apart. */
public final class Breakdowns {
    /** The part of those who said nothing. */
    static final String UNSAID = "unsaid";
    /** The part of those of which it is so. */
    static final String YES = "yes";

    private static final String NO = "no";
    private static final Part NOTHING_SAID = Part.Named.of(UNSAID, "Non renseigné", "Not said");

    static final Breakdown ENDING =
            of("ending", "Devenir des demandes", "What became of requests", Ending.values(), m -> m.ending());
    static final Breakdown KEPT = of("promise", "Délai promis", "The promise", Kept.values(), m -> m.kept());
    static final Breakdown OPENED =
            of("opened", "Lecture de la réponse", "The answer", Opened.values(), m -> m.opened());
    static final Breakdown READ =
            yesOrNo("read", "Demande lue par la ligne", "Request read by the line", Measured::read);
    static final Breakdown ASKED =
            yesOrNo("asked", "Complément demandé", "Information was asked for", m -> m.asked() > 0);
    static final Breakdown TELEPHONE =
            yesOrNo("telephone", "Avis téléphonique", "Advice by telephone", Measured::telephone);
    /** What happened is told in time when no more than this passed. */
    static final Duration TOLD_WITHIN = Duration.ofHours(1);

    static final Breakdown TOLD = new Breakdown(
            "told",
            new Words("Annonce d'un événement", "Notice of what happened"),
            List.of(
                    Part.Named.of("within-hour", "Dans l'heure", "Within the hour"),
                    Part.Named.of("later", "Plus tard", "Later"),
                    Part.Named.of("undated", "Moment non dit", "Moment not said")),
            m -> m.delay(Stretch.TOLD)
                    .map(delay -> delay.gross().compareTo(TOLD_WITHIN) <= 0 ? "within-hour" : "later")
                    .orElse("undated"));
    static final Breakdown IMAGES = chosen(FieldCount.IMAGES, "Qualité des images", "Quality of the images");
    static final Breakdown INFORMATION =
            chosen(FieldCount.INFORMATION, "Qualité des informations", "Quality of the information");
    static final Breakdown COURSE =
            chosen(FieldCount.COURSE, "Effet sur la conduite à tenir", "Effect on the course of action");
    static final Breakdown OUTCOME = chosen(FieldCount.OUTCOME, "Effet sur l'adressage", "Effect on the referral");
    static final Breakdown REQUESTER_CONTENT =
            satisfaction(Side.REQUESTER, "Satisfaction du requérant", "The requester's satisfaction");
    static final Breakdown EXPERT_CONTENT =
            satisfaction(Side.EXPERT, "Satisfaction du requis", "The expert's satisfaction");

    private static final List<Breakdown> CAUSES =
            Arrays.stream(Cause.values()).map(Breakdowns::cause).toList();
    /** All of them, in the order in which they are shown. */
    public static final List<Breakdown> ALL = all();
    /** Never shown: the causes that exclude one another, and what is left between them. */
    static final Breakdown TOGETHER = new Breakdown(
            "cause",
            new Words("Dépassement", "Breach"),
            List.of(
                    Part.Named.of(Cause.NOT_TAKEN.code(), "Non pris en charge", "Not taken"),
                    Part.Named.of(Cause.TAKEN_LATE.code(), "Pris en charge tard", "Taken late"),
                    Part.Named.of(Cause.UNEXPLAINED.code(), "Sans cause", "No cause"),
                    Part.Named.of("rest", "Autre cause", "Another cause"),
                    Part.Named.of("kept", "Pas de dépassement", "No breach")),
            Breakdowns::together);

    private Breakdowns() {}

    private static List<Breakdown> all() {
        var all = new ArrayList<>(List.of(ENDING, KEPT));
        all.addAll(CAUSES);
        all.addAll(List.of(READ, OPENED, ASKED, TELEPHONE, TOLD, IMAGES));
        FieldCount.DEFECTS.codes().forEach(defect -> all.add(defect(defect)));
        all.addAll(List.of(INFORMATION, COURSE, OUTCOME, REQUESTER_CONTENT, EXPERT_CONTENT));
        return List.copyOf(all);
    }

    /** That cause of breaches; those without a breach are a part of their own. */
    private static Breakdown cause(Cause cause) {
        return new Breakdown(
                "cause-" + cause.code(),
                new Words(
                        "Dépassement : " + cause.words().fr(),
                        "Breach: " + cause.words().en()),
                List.of(
                        Part.Named.of(YES, "Oui", "Yes"),
                        Part.Named.of(NO, "Non", "No"),
                        Part.Named.of("kept", "Pas de dépassement", "No breach")),
                m -> m.kept() != Kept.BREACHED ? "kept" : m.causes().contains(cause) ? YES : NO);
    }

    /** Whether it tells of one cause of breaches. */
    static boolean isCause(Breakdown breakdown) {
        return CAUSES.contains(breakdown);
    }

    private static String together(Measured measured) {
        if (measured.kept() != Kept.BREACHED) {
            return "kept";
        }
        return Stream.of(Cause.NOT_TAKEN, Cause.TAKEN_LATE, Cause.UNEXPLAINED)
                .filter(measured.causes()::contains)
                .map(Cause::code)
                .findFirst()
                .orElse("rest");
    }

    private static Breakdown defect(String defect) {
        return yesOrNo(
                "defect-" + defect,
                "Défaut d'image : " + Vocabulary.of(FieldCount.DEFECTS, defect).fr(),
                "Image defect: " + Vocabulary.of(FieldCount.DEFECTS, defect).en(),
                m -> m.said().getOrDefault(FieldCount.DEFECTS, List.of()).contains(defect));
    }

    private static Breakdown of(
            String code, String fr, String en, Part[] parts, java.util.function.Function<Measured, Part> of) {
        return new Breakdown(
                code, new Words(fr, en), List.of(parts), m -> of.apply(m).code());
    }

    private static Breakdown yesOrNo(String code, String fr, String en, Predicate<Measured> holds) {
        return new Breakdown(
                code,
                new Words(fr, en),
                List.of(Part.Named.of(YES, "Oui", "Yes"), Part.Named.of(NO, "Non", "No")),
                m -> holds.test(m) ? YES : NO);
    }

    private static Breakdown chosen(FieldCount field, String fr, String en) {
        return new Breakdown(
                field.code(),
                new Words(fr, en),
                parts(field),
                m -> m.chosen(field).orElse(UNSAID));
    }

    private static Breakdown satisfaction(Side side, String fr, String en) {
        return new Breakdown(
                "satisfaction-" + side.code(),
                new Words(fr, en),
                parts(FieldCount.SATISFACTION),
                m -> said(m.satisfaction(), side));
    }

    private static String said(Map<Side, String> satisfaction, Side side) {
        return satisfaction.getOrDefault(side, UNSAID);
    }

    private static List<Part> parts(FieldCount field) {
        var parts = new ArrayList<Part>();
        field.codes().forEach(code -> parts.add(new Part.Named(code, Vocabulary.of(field, code))));
        parts.add(NOTHING_SAID);
        return parts;
    }
}
