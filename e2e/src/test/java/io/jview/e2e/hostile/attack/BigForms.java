package io.jview.e2e.hostile.attack;

import java.nio.charset.StandardCharsets;

/** Posted forms with as many fields as fit. */
public record BigForms() implements Attack {

  private static final int CONNECTIONS = 20;
  private static final int FIELDS = 180_000;

  @Override
  public String name() {
    return "forms with very many fields";
  }

  @Override
  public void begin(Attacker attacker) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < FIELDS; i++) {
      form.append(Integer.toString(i, 36)).append('&');
    }
    byte[] body = form.toString().getBytes(StandardCharsets.US_ASCII);
    attacker.each(
        CONNECTIONS,
        wire -> {
          while (attacker.goesOn()) {
            wire.request(
                "POST /form",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + body.length);
            wire.send(body);
            wire.readHead();
            wire.drainQuietly();
          }
        });
  }
}
