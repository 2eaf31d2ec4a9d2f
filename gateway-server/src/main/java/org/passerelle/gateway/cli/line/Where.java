package org.passerelle.gateway.cli.line;

/** Whose people a command looks after. */
enum Where {
    LINE("line", "lines", "expert"),
    PRACTICE("practice", "practices", "professional");

    /** As the API's answers name one. */
    final String word;
    /** As the API's paths name them. */
    final String folder;
    /** What somebody is added as, where nothing is said. */
    final String usualRight;

    Where(String word, String folder, String usualRight) {
        this.word = word;
        this.folder = folder;
        this.usualRight = usualRight;
    }
}
