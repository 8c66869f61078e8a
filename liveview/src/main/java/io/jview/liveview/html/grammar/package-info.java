/**
 * What a template may say: reads its text once into fixed parts and {@link
 * io.jview.liveview.html.grammar.Spot}s, and knows what may stand at each of them. The runtime
 * fills the spots, and the check at compile time compares them with the arguments; both come in by
 * {@link io.jview.liveview.html.grammar.TemplateParser}. Pure text: imports the JDK alone.
 */
@NullMarked
package io.jview.liveview.html.grammar;

import org.jspecify.annotations.NullMarked;
