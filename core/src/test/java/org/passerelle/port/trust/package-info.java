/** What answers of the port mean, without anybody behind it. Start at: {@link DirectoryAnswerTest}. */
@NullMarked
package org.passerelle.port.trust;

import org.jspecify.annotations.NullMarked;
