package org.passerelle.exchange;

import org.passerelle.refusal.RefusalCode;

/** Why the law says no. */
public enum ExchangeRefusal implements RefusalCode {
    NOT_IN_STATE(
            "exchange.not-in-state",
            "The exchange is not in a state from which this step can be taken; read it again."),
    NOT_YOUR_STEP("exchange.not-your-step", "No role on this side of the exchange may do this step."),
    NOT_OPENED("exchange.not-opened", "The exchange does not exist yet; only the pathway's opening step begins it."),
    ALREADY_OPENED("exchange.already-opened", "An exchange with this id exists already."),
    BEYOND(
            "exchange.beyond",
            "This version of the software can load the pathway but not do this step; a later version can."),
    REASON("exchange.reason", "A reason is given in words, of at most the limit."),
    DIRECT_LINE("exchange.direct-line", "The requester states a direct phone line, so that the expert can call back."),
    BASE_UNKNOWN("exchange.base-unknown", "The step was made against an event that the keeper never told."),
    IMPOSSIBLE_EVENT(
            "exchange.impossible-event",
            "The keeper told an event that cannot follow the ones before; ask the line to check its node."),
    EVENT_GAP("exchange.event-gap", "Keeper events are missing before this one; they are asked for again."),
    PATHWAY_NOT_OFFERED(
            "exchange.pathway-not-offered",
            "The line's card does not offer this pathway and its form in this version.");

    private final String code;
    private final String sentence;

    ExchangeRefusal(String code, String sentence) {
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
