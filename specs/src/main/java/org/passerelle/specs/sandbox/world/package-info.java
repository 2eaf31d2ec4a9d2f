/**
 * What the sandbox plays in: a hospital with three lines, two practices, their keys, cards and people, and the mail server between them.
 * Start at: {@link org.passerelle.specs.sandbox.world.Houses}.
 */
@NullMarked
package org.passerelle.specs.sandbox.world;

import org.jspecify.annotations.NullMarked;
