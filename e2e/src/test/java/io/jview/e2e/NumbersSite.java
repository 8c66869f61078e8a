package io.jview.e2e;

import io.jview.pubsub.redis.RedisPubSub;
import io.jview.server.JView;

/** A program that serves {@link NumbersView} on a Redis, which its argument names. */
final class NumbersSite {

  private NumbersSite() {}

  public static void main(String[] arguments) {
    JView site =
        JView.builder()
            .pubsub(RedisPubSub.create(arguments[0]))
            .live("/numbers", new NumbersView())
            .host("127.0.0.1")
            .build();
    site.start(0);
    System.out.println("Open http://127.0.0.1:" + site.port());
  }
}
