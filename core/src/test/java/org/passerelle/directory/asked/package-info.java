/** Several directories that agree, disagree and are away. Start at: {@link DirectoryDeskTest}. */
@NullMarked
package org.passerelle.directory.asked;

import org.jspecify.annotations.NullMarked;
