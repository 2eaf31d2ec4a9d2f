package org.passerelle.sla;

import org.passerelle.refusal.RefusalCode;

/** What makes a target, a calendar or a clock's step unusable. */
public enum SlaRefusal implements RefusalCode {
    UNIT(
            "sla.unit",
            "The target's unit is not one that this version counts: elapsed-hours, working-hours or working-days."),
    AMOUNT("sla.amount", "The target's amount is below one or above its limit."),
    MEETING(
            "sla.meeting",
            "A target's meeting is on a weekday on which the line opens, at HH:mm, with a lead of at most 336 hours; its amount reaches two weeks beyond the lead."),
    HOURS("sla.hours", "The opening hours need at least one span; spans are in order, apart, and in whole minutes."),
    HOLIDAY_ZONE(
            "sla.holiday-zone",
            "The holiday zone is not one that this version knows: metropole, alsace-moselle,"
                    + " alsace-moselle-without-good-friday, guadeloupe, martinique, guyane, la-reunion, mayotte,"
                    + " saint-barthelemy, saint-martin, saint-pierre-et-miquelon, polynesie-francaise,"
                    + " nouvelle-caledonie or wallis-et-futuna."),
    HOLIDAY_VERSION("sla.holiday-version", "The calendar was made with other holiday rules than this version's."),
    TIME_ZONE("sla.time-zone", "The time zone is not a region of the IANA database, such as Europe/Paris."),
    CLOSURE(
            "sla.closure",
            "A closure ends on or after the day it begins, within a year; there are at most one hundred."),
    NEVER_OPEN("sla.never-open", "The line does not open within ten years; mend its hours or closures."),
    CLOCK_STATE("sla.clock-state", "The clock's state does not allow this step."),
    CLOCK_ORDER("sla.clock-order", "The clock's steps must follow one another in time.");

    private final String code;
    private final String sentence;

    SlaRefusal(String code, String sentence) {
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
