/** The demonstration, played in full and judged by other programs where there are any. Start at: {@link DemoTest}. */
@NullMarked
package org.passerelle.specs.demo;

import org.jspecify.annotations.NullMarked;
