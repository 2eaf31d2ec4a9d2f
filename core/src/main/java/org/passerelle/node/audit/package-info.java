/** What auditors ask of a node. Start at: {@link org.passerelle.node.audit.Auditing}. */
@NullMarked
package org.passerelle.node.audit;

import org.jspecify.annotations.NullMarked;
