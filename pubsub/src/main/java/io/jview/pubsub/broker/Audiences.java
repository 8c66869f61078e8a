package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whom a frame is for, as its members {@code except} and {@code only}: a session of one instance is
 * left out, or only the sessions of one instance get it. Both name the instance by a text that it
 * has made up, so that nobody else's session is meant. Any thread may call it.
 */
final class Audiences {

  private static final byte[] ALL = {};

  private final Supplier<String> ids;

  /** What this instance is called; made when it is needed. Guarded by this. */
  private @Nullable String known;

  Audiences(Supplier<String> ids) {
    this.ids = ids;
  }

  private synchronized String name() {
    String name = known;
    if (name == null) {
      name = ids.get();
      known = name;
    }
    return name;
  }

  private synchronized @Nullable String known() {
    return known;
  }

  /** The members of a frame, each with a comma ahead. */
  byte[] write(Audience audience) {
    if (!audience.isElsewhere()) {
      return member(Frame.ONLY, name());
    }
    return audience.except() == null ? ALL : member(Frame.EXCEPT, name() + "/" + audience.except());
  }

  private static byte[] member(String field, String text) {
    ByteArrayOutputStream member = new ByteArrayOutputStream(text.length() + 16);
    member.writeBytes((",\"" + field + "\":").getBytes(UTF_8));
    member.writeBytes(Json.encode(text));
    return member.toByteArray();
  }

  /** Whom a frame is for that has come. */
  Audience read(Frame frame) {
    String only = frame.only();
    if (only != null) {
      return only.equals(known()) ? Audience.HERE : Audience.ELSEWHERE;
    }
    String except = frame.except();
    String name = except == null ? null : known();
    return except != null && name != null && except.startsWith(name + "/")
        ? Audience.allBut(except.substring(name.length() + 1))
        : Audience.ALL;
  }
}
