package io.jview.liveview.trust;

import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.FlashCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flash messages on their way to another page, as the client carries them: a signed text. */
public final class Flash implements FlashCookie {

  /** Where the client keeps them for a full page load (its source: {@code browser.ts}). */
  public static final String COOKIE = "__phoenix_flash__";

  private static final String PURPOSE = "flash";

  private final Tokens tokens;

  Flash(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return COOKIE;
  }

  @Override
  public Map<String, String> read(Cookies cookies) {
    String signed = cookies.get(COOKIE);
    return signed == null ? Map.of() : verify(signed);
  }

  @Override
  public String write(Map<String, String> messages) {
    return messages.isEmpty() ? "" : sign(messages);
  }

  String sign(Map<String, String> messages) {
    return tokens.sign(PURPOSE, messages);
  }

  /** The same, or null where there are no messages. */
  public @Nullable String signNonEmpty(Map<String, String> messages) {
    return messages.isEmpty() ? null : sign(messages);
  }

  /** Gives the messages; none where the text is forged or a day old. */
  public Map<String, String> verify(String signed) {
    CheckedToken checked = tokens.check(PURPOSE, signed, Tokens.BRIEF);
    return checked.isValid() ? new LinkedHashMap<>(checked.claims()) : Map.of();
  }
}
