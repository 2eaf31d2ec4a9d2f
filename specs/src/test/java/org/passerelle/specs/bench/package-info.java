/** That the benches run; how fast is not a test's affair. Start at: {@link SealBenchTest}. */
@NullMarked
package org.passerelle.specs.bench;

import org.jspecify.annotations.NullMarked;
