/**
 * What the demonstration's stories play in: invented people and organisations, their keys and cards, and the mail server between them.
 * Start at: {@link org.passerelle.specs.demo.world.Troupe}.
 */
@NullMarked
package org.passerelle.specs.demo.world;

import org.jspecify.annotations.NullMarked;
