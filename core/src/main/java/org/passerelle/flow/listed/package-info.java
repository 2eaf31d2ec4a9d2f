/** What lists show, kept up to date and told. Start at: {@link org.passerelle.flow.listed.Worklists}. */
@NullMarked
package org.passerelle.flow.listed;

import org.jspecify.annotations.NullMarked;
