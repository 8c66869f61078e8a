/**
 * People with accounts: pages for everybody and pages for who is signed in, a frame with the user's
 * name, signing in and out, all below a base path.
 */
@NullMarked
package io.jview.examples.accounts;

import org.jspecify.annotations.NullMarked;
