/** What a provider of short messages is told, and what its answers mean. Start at: {@link HttpTextPostTest}. */
@NullMarked
package org.passerelle.sms;

import org.jspecify.annotations.NullMarked;
