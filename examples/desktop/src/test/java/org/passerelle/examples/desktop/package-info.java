@NullMarked
package org.passerelle.examples.desktop;

import org.jspecify.annotations.NullMarked;
