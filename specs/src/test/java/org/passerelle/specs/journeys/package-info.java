/**
 * The journeys of {@code specs/journeys} and {@code examples/journeys} played through real nodes and a mail server. Start at: {@link
 * JourneysThroughNodesTest}.
 */
@NullMarked
package org.passerelle.specs.journeys;

import org.jspecify.annotations.NullMarked;
