package org.passerelle.pathway.yaml;

import org.passerelle.pathway.PathwayRef;
import org.passerelle.refusal.Refusal;

/**
 * A file that means otherwise than its name and version did before.
 *
 * @param name what it holds, {@code pathway avis/1} or {@code form dermatology/1}
 * @param ref its name and version
 * @param pathway the pathway, or the one that the form is for
 * @param form whether it is a line's form
 * @param shipped whether it comes with this version of the software
 * @param file how refusals call the file
 * @param refusal why it is refused, and where
 */
public record Otherwise(
        String name, PathwayRef ref, PathwayRef pathway, boolean form, boolean shipped, String file, Refusal refusal) {}
