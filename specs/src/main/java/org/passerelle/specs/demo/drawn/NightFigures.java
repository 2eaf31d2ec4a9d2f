package org.passerelle.specs.demo.drawn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.passerelle.canon.Json;

/**
 * What a pneumologist counts in a drawn night: each figure follows from what was drawn, so that a report says what its recording shows.
 *
 * @param hours usable recording time
 * @param ahi events in an hour
 * @param obstructive obstructive apnoeas in an hour
 * @param central central apnoeas in an hour
 * @param hypopnoea hypopnoeas in an hour
 * @param odi falls of saturation of 3 points and more in an hour
 * @param spo2Mean mean saturation, in percent
 * @param spo2Min lowest saturation, in percent
 * @param t90 share of the time below 90 percent, in percent
 */
public record NightFigures(
        BigDecimal hours,
        BigDecimal ahi,
        BigDecimal obstructive,
        BigDecimal central,
        BigDecimal hypopnoea,
        BigDecimal odi,
        BigDecimal spo2Mean,
        BigDecimal spo2Min,
        BigDecimal t90) {
    private static final double LOW = 90;

    /** The figures of a night whose events each bring the saturation down by more than 3 points. */
    public static NightFigures of(DrawnNight night) {
        double hours = night.seconds() / 3600.0;
        double sum = 0;
        double least = 100;
        int low = 0;
        for (int second = 0; second < night.seconds(); second++) {
            double saturation = night.saturation(second);
            sum += saturation;
            least = Math.min(least, saturation);
            low += saturation < LOW ? 1 : 0;
        }
        int events = night.happenings().size();
        return new NightFigures(
                rounded(hours),
                rounded(events / hours),
                perHour(night, DrawnNight.Kind.OBSTRUCTIVE),
                perHour(night, DrawnNight.Kind.CENTRAL),
                perHour(night, DrawnNight.Kind.HYPOPNOEA),
                rounded(events / hours),
                rounded(sum / night.seconds()),
                rounded(least),
                rounded(100.0 * low / night.seconds()));
    }

    /** As a report's form asks for them. */
    public Json.Obj said() {
        return Json.object()
                .put("duration", hours.toPlainString())
                .put("ahi", ahi.toPlainString())
                .put("obstructiveIndex", obstructive.toPlainString())
                .put("centralIndex", central.toPlainString())
                .put("hypopnoeaIndex", hypopnoea.toPlainString())
                .put("odi", odi.toPlainString())
                .put("spo2Mean", spo2Mean.toPlainString())
                .put("spo2Min", spo2Min.toPlainString())
                .put("t90", t90.toPlainString())
                .put("severity", severe() ? "severe" : "moderate")
                .build();
    }

    /** More than 30 events in an hour; a drawn night never has fewer than 15. */
    public boolean severe() {
        return ahi.compareTo(BigDecimal.valueOf(30)) > 0;
    }

    private static BigDecimal perHour(DrawnNight night, DrawnNight.Kind kind) {
        long events = night.happenings().stream()
                .filter(happening -> happening.kind() == kind)
                .count();
        return rounded(events * 3600.0 / night.seconds());
    }

    private static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(1, RoundingMode.HALF_UP);
    }
}
