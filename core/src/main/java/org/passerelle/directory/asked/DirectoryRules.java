package org.passerelle.directory.asked;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.passerelle.directory.api.ApiRules;
import org.passerelle.directory.extract.ExtractRules;

/**
 * Which directories are asked; none of them need be there.
 *
 * @param file an operator's own list of mailboxes, or null
 * @param extract the national extract, or null
 * @param api the national directory's API, or null
 */
public record DirectoryRules(
        @Nullable Path file,
        @Nullable ExtractRules extract,
        @Nullable ApiRules api) {
    /** Nobody is asked. */
    public static final DirectoryRules NONE = new DirectoryRules(null, null, null);
}
