package org.passerelle.gateway.tray;

import org.passerelle.refusal.RefusalCode;

/** Why a file is not put aside. */
public enum TrayRefusal implements RefusalCode {
    FULL("gateway.tray.full", "More or larger files than may wait to be sent; send what is there, or smaller ones."),
    UNREADABLE("gateway.tray.unreadable", "A file that waited to be sent is not there any more; choose it again.");

    private final String code;
    private final String sentence;

    TrayRefusal(String code, String sentence) {
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
