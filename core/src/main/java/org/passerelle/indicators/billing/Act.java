package org.passerelle.indicators.billing;

import org.passerelle.pathway.Words;

/** What a téléexpertise is billed as (NGAP). */
public enum Act {
    /** The expert's act. */
    TE2("Téléexpertise (requis)", "Remote expertise (expert)"),
    /** The requester's act. */
    RQD("Demande de téléexpertise (requérant)", "Request for remote expertise (requester)");

    private final Words words;

    Act(String fr, String en) {
        this.words = new Words(fr, en);
    }

    public Words words() {
        return words;
    }
}
