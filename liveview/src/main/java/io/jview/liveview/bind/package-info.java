/**
 * Not part of the API. Texts to records and back: what a record is made of, read once for each
 * class ({@link io.jview.liveview.bind.Shape}), how one text becomes one value ({@link
 * io.jview.liveview.bind.TextType}), which texts a payload has for which part ({@link
 * io.jview.liveview.bind.Payload}), and the record that they make ({@link
 * io.jview.liveview.bind.Build}). Forms and the getters of parameters come in, from any thread; all
 * is immutable or used by one thread for one reading. What a stranger sends costs no more than its
 * length: the walk follows the record, never the names.
 */
@NullMarked
package io.jview.liveview.bind;

import org.jspecify.annotations.NullMarked;
