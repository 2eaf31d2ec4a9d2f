/** What people who answer for lines see of their work at a glance. Start at: {@link org.passerelle.port.keep.work.WorkQuery}. */
@NullMarked
package org.passerelle.port.keep.work;

import org.jspecify.annotations.NullMarked;
