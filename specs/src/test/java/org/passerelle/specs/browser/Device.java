package org.passerelle.specs.browser;

/** What a page is looked at on. */
public enum Device {
    /** A screen on a desk. */
    SCREEN(1440, 900, false),
    /** A phone held upright. */
    PHONE(390, 844, true);

    final int width;
    final int height;
    final boolean touch;

    Device(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }
}
