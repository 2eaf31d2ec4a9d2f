/** Large letters in small heaps, each in a process of its own. Start at: {@link LargeLetterTest}. */
@NullMarked
package org.passerelle.specs.large;

import org.jspecify.annotations.NullMarked;
