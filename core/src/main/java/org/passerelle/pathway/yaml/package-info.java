/** Pathways as YAML files: read without surprises, each mistake refused with its file, line and column. Start at: {@link PathwayLoader}. */
@NullMarked
package org.passerelle.pathway.yaml;

import org.jspecify.annotations.NullMarked;
