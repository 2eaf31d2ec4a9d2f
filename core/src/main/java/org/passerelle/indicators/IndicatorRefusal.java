package org.passerelle.indicators;

import org.passerelle.refusal.RefusalCode;

/** Why nothing is measured. */
public enum IndicatorRefusal implements RefusalCode {
    MONTHS(
            "indicators.months",
            "The months begin after they end, or are more than the limit; ask for fewer, the first one first.");

    private final String code;
    private final String sentence;

    IndicatorRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
