package io.jview.pubsub.postgres.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The addresses that the hosts of a URL stand for, looked up once for a connection. */
final class Hosts {

  private final Map<String, InetAddress[]> addresses = new LinkedHashMap<>();

  Hosts(String hosts, Lookup lookup) {
    for (String host : hosts.split(",")) {
      String name = host.substring(0, host.lastIndexOf(':'));
      try {
        addresses.put(name, lookup.of(name));
      } catch (UnknownHostException e) {
        addresses.put(name, new InetAddress[0]); // the driver says so
      }
    }
  }

  int count() {
    return addresses.size();
  }

  /** How many addresses the host with the most has, at least 1. */
  int mostAddresses() {
    return addresses.values().stream().mapToInt(all -> Math.max(1, all.length)).max().orElse(1);
  }

  /** Where each host leads in one of the tries, as {@code name=address,…}. */
  String places(int number) {
    StringJoiner places = new StringJoiner(",");
    addresses.forEach(
        (name, all) -> {
          if (all.length > 0) {
            places.add(name + "=" + all[number % all.length].getHostAddress());
          }
        });
    return places.toString();
  }
}
