/**
 * Not part of the API. Whom to believe: signing keys and the tokens made with them, session
 * cookies, CSRF, flash messages under way, origins, and whether the other instances have the same
 * keys. {@link io.jview.liveview.trust.Trust} holds what belongs to one set of keys. The rooms
 * above come in from any thread; nothing in here keeps anything of a browser.
 */
@NullMarked
package io.jview.liveview.trust;

import org.jspecify.annotations.NullMarked;
