package org.passerelle.pathway;

/**
 * Somebody who may act in a pathway.
 *
 * @param name as steps name it
 * @param side whose node acts for it
 * @param title for people
 */
public record Role(String name, Side side, Words title) {
    public Role {
        PathwayLaw.requireName(name);
    }
}
