package io.jview.liveview.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * By what a page is known again: the same document in the same browser, of the same user, with the
 * same view.
 *
 * @param page the id that the page was given when it was loaded, which nobody guesses
 * @param owner whose it is, in a form that tells nobody who it is
 * @param view names the view on every instance alike
 * @param joins how often its browser has joined before; a page that was loaded just now never has
 */
public record PageIdentity(String page, String owner, String view, long joins) {

  /** A view that is nested in this one's page. */
  public PageIdentity nested(String id, String nestedView, long nestedJoins) {
    return new PageIdentity(page + "\0" + view + "\0" + id, owner, nestedView, nestedJoins);
  }

  /** Names it, whichever of its joins; tells nothing about it. */
  String name() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {"jview kept", page, owner, view}) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 1);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
