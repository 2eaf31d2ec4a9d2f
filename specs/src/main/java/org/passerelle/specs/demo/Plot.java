package org.passerelle.specs.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.passerelle.specs.demo.world.Troupe;
import org.passerelle.specs.demo.world.Troupes;

/** The pathways that the demonstration plays. */
enum Plot {
    /** One answered in time, one that nobody takes. */
    AVIS("avis", Troupes::avis, AvisStory::new),
    /** Prescribed, fitted by a nurse, interpreted, reported. */
    POLYGRAPHIE("polygraphie", Troupes::polygraphie, PolygraphieStory::new),
    /** Two admissions, one told to a node after a bounce, one to an ordinary mailbox. */
    ADMISSION_NOTICE("admission-notice", Troupes::admissionNotice, AdmissionStory::new);

    private final String pathway;
    private final Supplier<Troupe> troupe;
    private final BiFunction<Playing, Demo, Story> story;

    Plot(String pathway, Supplier<Troupe> troupe, BiFunction<Playing, Demo, Story> story) {
        this.pathway = pathway;
        this.troupe = troupe;
        this.story = story;
    }

    String pathway() {
        return pathway;
    }

    Troupe troupe() {
        return troupe.get();
    }

    Story story(Playing playing, Demo demo) {
        return story.apply(playing, demo);
    }

    /** Their names, as they are typed. */
    static List<String> names() {
        return Arrays.stream(values()).map(Plot::pathway).toList();
    }

    static Optional<Plot> find(String pathway) {
        return Arrays.stream(values())
                .filter(plot -> plot.pathway.equals(pathway))
                .findFirst();
    }
}
