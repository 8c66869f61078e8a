/**
 * The walls of JView's modules, checked: a class of tests for each module says which rooms it has
 * and on which floor each is; {@code Rules} says what holds in all of them, and {@code CrookedTest}
 * that each rule can fail.
 */
@NullMarked
package io.jview.architecture;

import org.jspecify.annotations.NullMarked;
