package io.jview.e2e.hostile.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The attacker's program. A line with an attack's number and a port begins it, the next one ends
 * it. It ends with its parent.
 */
public final class AttackerMain {

  private AttackerMain() {}

  public static void main(String[] arguments) throws IOException {
    List<Attack> attacks = Attacks.all();
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ");
      int port = Integer.parseInt(words[1]);
      Attacker attacker = new Attacker(new InetSocketAddress("127.0.0.1", port));
      try (attacker) {
        attacks.get(Integer.parseInt(words[0])).begin(attacker);
        System.out.println("Begun");
        orders.readLine();
      }
      System.out.println("Left " + attacker.opened() + " " + attacker.ended());
    }
    System.exit(0);
  }
}
