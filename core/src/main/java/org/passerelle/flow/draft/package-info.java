/** What people wrote and have not sent yet. Start at: {@link org.passerelle.flow.draft.Drafts}. */
@NullMarked
package org.passerelle.flow.draft;

import org.jspecify.annotations.NullMarked;
