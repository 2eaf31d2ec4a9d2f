/** A provider of short messages, asked over HTTPS in the form that settings describe. Start at: {@link HttpTextPost}. */
@NullMarked
package org.passerelle.sms;

import org.jspecify.annotations.NullMarked;
