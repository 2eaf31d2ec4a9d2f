/** An auditor's pages: one exchange's trace, verified, and how the ledger is. Start at: {@link org.passerelle.gateway.console.audit.AuditPage}. */
@NullMarked
package org.passerelle.gateway.console.audit;

import org.jspecify.annotations.NullMarked;
