/**
 * The demonstration: pathways' stories, played for real between a hospital and practices that have nodes of their own.
 * Start at: {@link Demo}.
 */
@NullMarked
package org.passerelle.specs.demo;

import org.jspecify.annotations.NullMarked;
