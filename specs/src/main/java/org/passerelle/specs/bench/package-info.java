/**
 * How fast letters are sealed and opened, measured beside what else does it. Start at: {@link SealBench}.
 */
@NullMarked
package org.passerelle.specs.bench;

import org.jspecify.annotations.NullMarked;
