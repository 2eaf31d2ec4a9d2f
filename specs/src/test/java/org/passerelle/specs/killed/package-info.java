/**
 * Both houses as processes of their own, killed at each step of the scene and started again on the same folder, while the mail
 * server lives on. Start at: {@link KilledNodesTest}.
 */
@NullMarked
package org.passerelle.specs.killed;

import org.jspecify.annotations.NullMarked;
