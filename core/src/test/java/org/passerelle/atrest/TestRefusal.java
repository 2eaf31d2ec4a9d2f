package org.passerelle.atrest;

import org.passerelle.refusal.RefusalCode;

/** The code that these tests ask altered octets to be refused with. */
enum TestRefusal implements RefusalCode {
    ALTERED;

    @Override
    public String code() {
        return "atrest.test-altered";
    }

    @Override
    public Lasting lasting() {
        return Lasting.PERMANENT;
    }

    @Override
    public String sentence() {
        return "Altered.";
    }
}
