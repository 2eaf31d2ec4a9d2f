package org.passerelle.catalogue;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * How long a line usually took to answer.
 *
 * @param pathway the pathway's name
 * @param urgency of requests with this urgency alone; null for all
 * @param from the first month of the requests
 * @param until the last month, {@link #MOST_MONTHS} at most in all
 * @param median half of the answers came within this time of the request, or half of the reports of the prescription; whole minutes
 * @param answers how many answers, {@link #FEWEST} at least; null where that may not be told
 */
public record Usual(
        String pathway,
        @Nullable String urgency,
        YearMonth from,
        YearMonth until,
        Duration median,
        @Nullable Integer answers) {
    /** The fewest answers of any number that leaves an establishment. */
    public static final int FEWEST = 5;
    /** The most that a publisher says of one line. */
    public static final int MOST = 64;
    /** The most months of one. */
    public static final int MOST_MONTHS = 24;
    /** The longest median: ten years. */
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final int MOST_ANSWERS = 10_000_000;
    private static final Pattern MONTH = Pattern.compile("2[0-9]{3}-(0[1-9]|1[0-2])");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Usual {
        boolean named = NAME.matcher(pathway).matches()
                && (urgency == null || NAME.matcher(urgency).matches());
        boolean dated = !until.isBefore(from) && until.isBefore(from.plusMonths(MOST_MONTHS));
        boolean timed = !median.isNegative()
                && median.compareTo(LONGEST) <= 0
                && median.equals(Duration.ofMinutes(median.toMinutes()));
        boolean counted = answers == null || answers >= FEWEST && answers <= MOST_ANSWERS;
        if (!named || !dated || !timed || !counted) {
            String field = !named ? "pathway" : !dated ? "until" : !timed ? "minutes" : "answers";
            throw wrong(field);
        }
    }

    /** As documents write it. */
    public Json.Obj json() {
        Json.Builder json = Json.object()
                .put("pathway", pathway)
                .put("urgency", urgency)
                .put("from", from.toString())
                .put("until", until.toString())
                .put("minutes", median.toMinutes());
        findAnswers().ifPresent(many -> json.put("answers", many));
        return json.build();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws org.passerelle.refusal.Refused {@link CatalogueRefusal#USUAL}, or a member of another type
     */
    public static Usual read(Json.Obj json) {
        return new Usual(
                json.text("pathway"),
                json.findText("urgency").orElse(null),
                month(json, "from"),
                month(json, "until"),
                Duration.ofMinutes(bounded(json, "minutes", LONGEST.toMinutes())),
                json.has("answers") ? Integer.valueOf((int) bounded(json, "answers", Integer.MAX_VALUE)) : null);
    }

    private static long bounded(Json.Obj json, String field, long most) {
        long value = json.whole(field);
        if (value < 0 || value > most) {
            throw wrong(field);
        }
        return value;
    }

    private static YearMonth month(Json.Obj json, String field) {
        String text = json.text(field);
        if (!MONTH.matcher(text).matches()) {
            throw wrong(field);
        }
        return YearMonth.parse(text);
    }

    private static Refused wrong(String field) {
        return Refusal.of(CatalogueRefusal.USUAL).with(FactKey.FIELD, field).refused();
    }

    public Optional<String> findUrgency() {
        return Optional.ofNullable(urgency);
    }

    public Optional<Integer> findAnswers() {
        return Optional.ofNullable(answers);
    }
}
