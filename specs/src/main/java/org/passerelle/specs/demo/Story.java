package org.passerelle.specs.demo;

/** What the people of one pathway do, with the times at which they do it. */
interface Story {

    /** Plays it to its end, every exchange with its epilogue. */
    void play();

    /** What a reader may try besides what every play offers, a line each. */
    default java.util.List<String> toTry() {
        return java.util.List.of();
    }
}
