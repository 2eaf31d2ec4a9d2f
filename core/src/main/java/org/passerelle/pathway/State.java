package org.passerelle.pathway;

/**
 * Where an exchange can stand.
 *
 * @param name as steps name it
 * @param title for people
 * @param end whether nothing follows
 */
public record State(String name, Words title, boolean end) {
    public State {
        PathwayLaw.requireName(name);
    }
}
