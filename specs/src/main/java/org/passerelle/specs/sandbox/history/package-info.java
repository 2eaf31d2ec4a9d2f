/**
 * What went on before the sandbox was opened: requests, questions and answers of some weeks, made by rule and played as real letters.
 * Start at: {@link org.passerelle.specs.sandbox.history.History}.
 */
@NullMarked
package org.passerelle.specs.sandbox.history;

import org.jspecify.annotations.NullMarked;
